import { useLocale, useTranslations } from "next-intl";
import type { LocalizedText } from "#lib/exercise-library/schema.ts";
import { Badge } from "#lib/ui/badge.tsx";
import { InlineMarkdown, Markdown } from "#lib/ui/markdown.tsx";
import type { StaffContent } from "../../loaders.ts";
import { StaffSection } from "./staff-section.tsx";

interface Foreseen {
  /** unique within the list */
  id: string;
  answer: string | LocalizedText;
  isRight: boolean;
  why: LocalizedText;
  /** for whoever answers otherwise */
  hint?: LocalizedText;
}

/** The answers that the exercise foresees, right ones and wrong ones, with what is said to whoever gives them. */
export function StaffKey({ content }: { content: StaffContent }) {
  const t = useTranslations("staff");
  const locale = useLocale();
  const answers = foreseen(
    content,
    (seconds) => t("key.seconds", { seconds }),
    (line) => t("key.line", { line }),
  );
  if (answers.length === 0) return null;
  return (
    <StaffSection heading={t("key.heading")} lead={t("key.lead")}>
      <ul className="divide-y rounded-lg border bg-card">
        {answers.map(({ id, answer, isRight, why, hint }) => (
          <li key={id} className="space-y-2 px-4 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={isRight ? "success" : "destructive"}>{t(isRight ? "key.right" : "key.wrong")}</Badge>
              {typeof answer === "string" ? (
                <code className="whitespace-pre-wrap font-mono text-[13px] [overflow-wrap:anywhere]">{answer}</code>
              ) : (
                <InlineMarkdown text={answer[locale]} />
              )}
            </p>
            <Markdown text={why[locale]} codeLabel={t("code")} className="text-sm" />
            {hint && (
              <p className="text-muted-foreground">
                {t("key.hint")} <InlineMarkdown text={hint[locale]} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </StaffSection>
  );
}

type Wording = (value: number | string) => string;

function foreseen(content: StaffContent, seconds: Wording, line: Wording): Foreseen[] {
  const wrong = (answer: Foreseen["answer"], why: LocalizedText, index: number): Foreseen => ({
    id: `wrong-${index}`,
    answer,
    isRight: false,
    why,
  });
  switch (content.kind) {
    case "predict-output":
      return content.distractors.map((one, index) =>
        wrong("line" in one ? one.line : one.lines.join("\n"), one.explanation, index),
      );
    case "predict-time":
      return content.distractors.map((one, index) => wrong(seconds(one.seconds), one.explanation, index));
    case "predict-timeline":
      return content.distractors.map((one, index) => wrong(one.lanes.map(laneText).join("\n"), one.explanation, index));
    case "spot":
      return content.distractors.map((one, index) => wrong(line(one.line), one.explanation, index));
    case "choice":
      return content.options.map(({ id, text, correct, explanation }) => ({
        id,
        answer: text,
        isRight: correct,
        why: explanation,
      }));
    case "match":
      return [
        ...content.pairs.map(({ left, right, explanation, hint }) => ({
          id: left.id,
          answer: { en: `${left.text.en} ↔ ${right.text.en}`, zh: `${left.text.zh} ↔ ${right.text.zh}` },
          isRight: true,
          why: explanation,
          hint,
        })),
        ...content.distractors.map((one, index) => wrong(one.text, one.explanation, index)),
      ];
    default:
      return [];
  }
}

type Lane = { lane: string; spans: { from: number | string; to: number | string; state: string }[] };

function laneText({ lane, spans }: Lane): string {
  return `${lane}: ${spans.map(({ from, to, state }) => `${from}–${to} ${state}`).join(", ")}`;
}
