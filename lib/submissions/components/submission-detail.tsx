import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#lib/ui/button.tsx";
import { Card, CardTitle } from "#lib/ui/card.tsx";
import { Ago } from "#lib/web/components/ago.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";
import type { loadSubmission } from "../loaders.ts";
import { AnswerShown } from "./answer-shown.tsx";
import { NextStep } from "./next-step.tsx";
import { Result } from "./result.tsx";

type SubmissionDetailProps = Awaited<ReturnType<typeof loadSubmission>>;

/** One submission: what was handed in, beside what came of it. */
export function SubmissionDetail({ submission, title, next }: SubmissionDetailProps) {
  const t = useTranslations("submission");
  const locale = useLocale();
  return (
    <div className="space-y-6">
      <div className="space-y-1">
        <PageHeading title={t("title")} lead={title?.[locale] ?? t("withdrawn")}>
          {submission.version !== "withdrawn" && (
            <div className="flex flex-wrap gap-2">
              <Button asChild variant="outline">
                <Link href={`/exercises/${submission.exerciseId}/submissions`}>{t("all")}</Link>
              </Button>
              <Button asChild>
                <Link href={`/exercises/${submission.exerciseId}`}>{t("toExercise")}</Link>
              </Button>
            </div>
          )}
        </PageHeading>
        <p className="text-muted-foreground text-sm">
          {t("handedIn")} <Ago at={submission.createdAt} />
        </p>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <section aria-label={t("answer.heading")} className="min-w-0 space-y-3">
          <h2 className="font-semibold text-lg">{t("answer.heading")}</h2>
          {submission.shown ? (
            <AnswerShown answer={submission.shown} verdict={submission.verdict} />
          ) : (
            <p className="text-muted-foreground text-sm">{t("answer.unreadable")}</p>
          )}
        </section>
        <Card aria-label={t("result")} className="min-w-0 space-y-5">
          <CardTitle>{t("result")}</CardTitle>
          <Result submission={submission} />
          {submission.status === "passed" && <NextStep next={next} />}
        </Card>
      </div>
    </div>
  );
}
