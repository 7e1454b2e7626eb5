import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SubmissionList } from "#lib/submissions/components/submission-list.tsx";
import { loadHistory } from "#lib/submissions/loaders.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/web/components/empty-state.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

export default async function HistoryPage({ params }: PageProps<"/exercises/[id]/submissions">) {
  const { id } = await params;
  const { title, submissions } = await loadHistory(id);
  const t = await getTranslations("history");
  const locale = await getLocale();
  const back = title && (
    <Button asChild variant="outline">
      <Link href={`/exercises/${id}`}>{t("back")}</Link>
    </Button>
  );
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <PageHeading title={t("title")} lead={title?.[locale] ?? t("withdrawn")}>
        {back}
      </PageHeading>
      {submissions.length > 0 ? (
        <SubmissionList
          label={t("title")}
          submissions={submissions.map((one, index) => ({
            ...one,
            title: t("number", { number: submissions.length - index }),
          }))}
        />
      ) : (
        <EmptyState heading={t("empty")} text={t("emptyText")} />
      )}
    </div>
  );
}
