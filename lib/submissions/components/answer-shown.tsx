import { useLocale, useTranslations } from "next-intl";
import type { Answer } from "#lib/grading/answer.ts";
import { InlineMarkdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import { exact } from "./timeline/geometry.ts";

/** What was handed in. @param chosen the text of the chosen option, for a choice */
export function AnswerShown({
  answer,
  chosen,
  marked,
}: {
  answer: Answer;
  chosen: { en: string; zh: string } | null;
  marked: number[];
}) {
  const t = useTranslations("submission.answer");
  const locale = useLocale();
  switch (answer.kind) {
    case "code":
      return <PythonCode source={answer.source} label={t("code")} lineNumbers marked={marked} />;
    case "predict-output":
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
    case "predict-time":
      return <p>{t("seconds", { seconds: exact(answer.seconds) })}</p>;
    case "choice":
      return <p>{chosen ? <InlineMarkdown text={chosen[locale]} /> : answer.choice}</p>;
  }
}
