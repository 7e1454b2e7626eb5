import { useLocale, useTranslations } from "next-intl";
import { Markdown } from "#lib/ui/markdown.tsx";
import { isFinal } from "../live-state.ts";
import type { SubmissionView } from "../loaders.ts";
import { DiagnosticList } from "./diagnostic-list.tsx";
import { LiveStatus } from "./live-status.tsx";
import { RunError } from "./run-error.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { TestList, VerdictHeadline } from "./verdict-panel.tsx";

/** How far a submission is, and what came of it. The same on a reload half-way: all of it is read from the database. */
export function Result({ submission }: { submission: SubmissionView }) {
  const t = useTranslations("submission");
  const locale = useLocale();
  const { live, verdict, observation, explanation, version, shown } = submission;
  return (
    <div className="space-y-6">
      <LiveStatus key={submission.id} submissionId={submission.id} initial={live} />
      {isFinal(live) && verdict && (
        <>
          <VerdictHeadline verdict={verdict} score={submission.score ?? verdict.score} />
          {version !== "current" && <p className="text-muted-foreground text-sm">{t(`versions.${version}`)}</p>}
          {verdict.tests.length > 0 && (
            <TestList tests={verdict.tests} of={shown && shown.kind !== "program" ? "answer" : "program"} />
          )}
          {observation?.error && verdict.status !== "passed" && <RunError error={observation.error} />}
          {observation && observation.tasks.length > 0 && (
            <section aria-label={t("timeline")} className="space-y-3">
              <h3 className="font-semibold">{t("timeline")}</h3>
              <Timeline observation={observation} />
            </section>
          )}
          {verdict.diagnostics.length > 0 && <DiagnosticList diagnostics={verdict.diagnostics} />}
          {explanation && (
            <section aria-label={t("explanation")} className="space-y-2">
              <h3 className="font-semibold">{t("explanation")}</h3>
              <Markdown text={explanation[locale]} codeLabel={t("codeSample")} />
            </section>
          )}
        </>
      )}
    </div>
  );
}
