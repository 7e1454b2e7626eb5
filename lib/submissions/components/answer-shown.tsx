import { useFormatter, useLocale, useTranslations } from "next-intl";
import { InlineMarkdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import type { ShownAnswer } from "../shown-answer.ts";
import { LaidTimeline } from "./laid-timeline.tsx";
import { exact } from "./timeline/geometry.ts";

/** What was handed in. @param marked lines of the program that the engine has found something at */
export function AnswerShown({ answer, marked }: { answer: ShownAnswer; marked: number[] }) {
  const t = useTranslations("submission.answer");
  const format = useFormatter();
  const locale = useLocale();
  switch (answer.kind) {
    case "program":
      return <PythonCode source={answer.source} label={t("code")} lineNumbers marked={marked} />;
    case "lines":
      return (
        <ol className="list-decimal rounded-lg border bg-card py-3 pr-3 pl-10 font-mono text-[13px] leading-6">
          {answer.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two lines may be equal
            <li key={index} className="whitespace-pre-wrap">
              {line}
            </li>
          ))}
        </ol>
      );
    case "seconds":
      return <p>{t("seconds", { seconds: exact(answer.seconds) })}</p>;
    case "timeline":
      return <LaidTimeline lanes={answer.lanes} names={answer.names} until={answer.until} />;
    case "spotted":
      return (
        <div className="space-y-3">
          <p>{t("spotted", { count: answer.lines.length, lines: format.list(answer.lines.map(String)) })}</p>
          <PythonCode source={answer.program} label={t("program")} lineNumbers marked={answer.lines} />
        </div>
      );
    case "statements":
      return (
        <ul className="list-disc space-y-1 pl-5">
          {answer.statements.map((statement) => (
            <li key={statement.en}>
              <InlineMarkdown text={statement[locale]} />
            </li>
          ))}
        </ul>
      );
    case "pairs":
      return (
        <dl className="divide-y rounded-lg border bg-card">
          {answer.pairs.map(({ left, right }) => (
            <div key={left.en} className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-2">
              <dt className="font-medium">
                <InlineMarkdown text={left[locale]} />
              </dt>
              <dd>{right ? <InlineMarkdown text={right[locale]} /> : t("unmatched")}</dd>
            </div>
          ))}
        </dl>
      );
  }
}
