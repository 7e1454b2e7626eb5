import { CircleCheck, CircleX } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Verdict, VerdictTest } from "#lib/grading/verdict.ts";
import { classNames } from "#lib/ui/class-names.ts";
import { InlineMarkdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import type { ShownAnswer } from "../shown-answer.ts";
import { LaidTimeline } from "./laid-timeline.tsx";
import { exact } from "./timeline/geometry.ts";

interface AnswerShownProps {
  answer: ShownAnswer;
  /** once there is one: says which of several parts are right */
  verdict: Verdict | null;
}

/** What was handed in. */
export function AnswerShown({ answer, verdict }: AnswerShownProps) {
  const t = useTranslations("submission.answer");
  const format = useFormatter();
  const locale = useLocale();
  switch (answer.kind) {
    case "program":
      return (
        <PythonCode
          source={answer.source}
          label={t("code")}
          lineNumbers
          // what the engine has found something at
          marked={verdict?.diagnostics.flatMap((one) => one.line ?? []) ?? []}
        />
      );
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
        <ul className="space-y-1 text-sm">
          {answer.statements.map(({ id, text }) => (
            <li key={id} className="flex items-start gap-2">
              {/* Of one that was to be chosen alone, the only part is the choice. */}
              <Mark test={verdict?.tests.find((test) => test.id === id || test.id === "choice")} />
              <span className="min-w-0">
                <InlineMarkdown text={text[locale]} />
              </span>
            </li>
          ))}
        </ul>
      );
    case "pairs":
      return (
        <dl className="divide-y rounded-lg border bg-card">
          {answer.pairs.map(({ id, left, right }) => (
            <div key={id} className="grid grid-cols-1 gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-2">
              <dt className="font-medium">
                <InlineMarkdown text={left[locale]} />
              </dt>
              <dd className="flex items-start gap-2">
                <Mark test={verdict?.tests.find((test) => test.id === id)} />
                <span className="min-w-0">{right ? <InlineMarkdown text={right[locale]} /> : t("unmatched")}</span>
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}

/** Right or wrong; nothing where the verdict does not say. */
function Mark({ test }: { test: VerdictTest | undefined }) {
  const t = useTranslations("submission.answer");
  if (!test || test.status === "not-run") return null;
  const isRight = test.status === "passed";
  const Icon = isRight ? CircleCheck : CircleX;
  return (
    <Icon
      role="img"
      aria-label={t(isRight ? "right" : "wrong")}
      className={classNames("mt-0.5 size-4 shrink-0", isRight ? "text-success" : "text-destructive")}
    />
  );
}
