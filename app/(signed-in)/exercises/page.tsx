import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicList } from "#lib/progress/components/topic-list.tsx";
import { loadCatalogue } from "#lib/progress/loaders.ts";
import { EmptyState } from "#lib/web/components/empty-state.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

export default async function CataloguePage() {
  const { topics } = await loadCatalogue();
  const t = await getTranslations("catalogue");
  return (
    <div className="space-y-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      {topics.length > 0 ? <TopicList topics={topics} /> : <EmptyState heading={t("empty")} text={t("emptyText")} />}
    </div>
  );
}
