import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { TopicProgress } from "#lib/progress/components/topic-progress.tsx";
import { loadProgress } from "#lib/progress/loaders.ts";
import { SubmissionList } from "#lib/submissions/components/submission-list.tsx";
import { Button } from "#lib/ui/button.tsx";
import { Card, CardTitle } from "#lib/ui/card.tsx";
import { EmptyState } from "#lib/web/components/empty-state.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress"))("title") };
}

export default async function ProgressPage() {
  const { topics, recent } = await loadProgress();
  const t = await getTranslations("progress");
  const locale = await getLocale();
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card className="space-y-5">
        <CardTitle>{t("byTopic")}</CardTitle>
        <TopicProgress topics={topics} />
      </Card>
      <section aria-labelledby="recent" className="space-y-3">
        <h2 id="recent" className="font-semibold text-lg">
          {t("recent")}
        </h2>
        {recent.length > 0 ? (
          <SubmissionList
            submissions={recent.map((one) => ({ ...one, title: one.title?.[locale] ?? t("withdrawn") }))}
            label={t("recent")}
          />
        ) : (
          <EmptyState heading={t("empty")} text={t("emptyText")}>
            <Button asChild>
              <Link href="/exercises">{t("start")}</Link>
            </Button>
          </EmptyState>
        )}
      </section>
    </div>
  );
}
