import { CircleCheck, CircleMinus, CircleX, EyeOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { roundPoints } from "#lib/grading/round-points.ts";
import type { Verdict, VerdictTest } from "#lib/grading/verdict.ts";
import { Badge } from "#lib/ui/badge.tsx";
import { classNames } from "#lib/ui/class-names.ts";
import { InlineCode } from "#lib/ui/inline-code.tsx";

interface VerdictHeadlineProps {
  verdict: Verdict;
  /** what the submission counts: less than the verdict's where hints were taken for points before it */
  score: number;
}

/** Passed or not, why, and how many points. */
export function VerdictHeadline({ verdict, score }: VerdictHeadlineProps) {
  const t = useTranslations("submission");
  const passed = verdict.status === "passed";
  const Icon = passed ? CircleCheck : CircleX;
  const deducted = roundPoints(verdict.score - score);
  return (
    <div className={classNames("rounded-lg px-4 py-3", passed ? "bg-success-soft" : "bg-destructive-soft")}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3
          className={classNames(
            "flex items-center gap-2 font-semibold text-lg",
            passed ? "text-success" : "text-destructive",
          )}
        >
          <Icon aria-hidden className="size-5" />
          {t(`statuses.${verdict.status}.label`)}
        </h3>
        <p className="font-medium">
          {deducted > 0
            ? t("scoreAfterHints", { earned: verdict.score, deducted, score, maxScore: verdict.maxScore })
            : t("score", { score, maxScore: verdict.maxScore })}
        </p>
      </div>
      <p className="mt-1 text-sm">{t(`statuses.${verdict.status}.text`)}</p>
    </div>
  );
}

interface TestListProps {
  tests: VerdictTest[];
  /** A program is tested; of another answer each part is right or wrong. */
  of: "program" | "answer";
}

export function TestList({ tests, of }: TestListProps) {
  const t = useTranslations(of === "program" ? "submission.tests" : "submission.parts");
  return (
    <section aria-label={t("heading")} className="space-y-2">
      <h3 className="font-semibold">{t("heading")}</h3>
      <ul className="divide-y rounded-lg border">
        {tests.map((test) => (
          <TestRow key={test.id} test={test} status={t(`statuses.${test.status}`)} />
        ))}
      </ul>
    </section>
  );
}

const icons = { passed: CircleCheck, failed: CircleX, "not-run": CircleMinus };
const colours = { passed: "text-success", failed: "text-destructive", "not-run": "text-muted-foreground" };

function TestRow({ test, status }: { test: VerdictTest; status: string }) {
  const t = useTranslations("submission.tests");
  const locale = useLocale();
  const Icon = icons[test.status];
  const hiding = test.visibility === "after-due" ? "hiddenUntilDue" : "hidden";
  return (
    <li className="flex gap-3 px-4 py-3 text-sm">
      <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", colours[test.status])} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium">
            <InlineCode text={test.title[locale]} />
          </span>
          <span className={classNames("text-xs", colours[test.status])}>{status}</span>
          {!test.visible && (
            <Badge>
              <EyeOff aria-hidden />
              {t(hiding)}
            </Badge>
          )}
        </p>
        {test.message && (
          <p className="whitespace-pre-wrap text-muted-foreground [overflow-wrap:anywhere]">
            <InlineCode text={test.message[locale]} />
          </p>
        )}
        {!test.message && !test.visible && test.status === "failed" && (
          <p className="text-muted-foreground">{t(`${hiding}Failed`)}</p>
        )}
      </div>
    </li>
  );
}
