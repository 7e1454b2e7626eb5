import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ExerciseFacts } from "#lib/catalogue/components/exercise-facts.tsx";
import { ProgressBar } from "#lib/ui/progress-bar.tsx";
import type { CatalogueItem, CatalogueTopic } from "../rules.ts";
import { ProgressBadge } from "./progress-badge.tsx";

export function TopicList({ topics }: { topics: CatalogueTopic[] }) {
  return (
    <div className="space-y-10">
      {topics.map((topic) => (
        <Topic key={topic.id} topic={topic} />
      ))}
    </div>
  );
}

function Topic({ topic }: { topic: CatalogueTopic }) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const headingId = `topic-${topic.id}`;
  const passed = topic.items.filter((item) => item.progress?.status === "passed").length;
  return (
    <section aria-labelledby={headingId} className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id={headingId} className="font-semibold text-lg">
          {topic.title[locale]}
        </h2>
        <div className="flex w-full items-center gap-3 text-muted-foreground text-sm sm:w-64">
          <ProgressBar value={passed} max={topic.items.length} label={t("topicBar", { topic: topic.title[locale] })} />
          <span className="whitespace-nowrap">{t("passedOf", { passed, count: topic.items.length })}</span>
        </div>
      </div>
      <ul className="divide-y rounded-xl border bg-card">
        {topic.items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Row({ item }: { item: CatalogueItem }) {
  const locale = useLocale();
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4 first:rounded-t-xl last:rounded-b-xl hover:bg-accent/60">
      <div className="min-w-0 space-y-1.5">
        {/* The link's area is the whole row, its name only the title. */}
        <Link href={`/exercises/${item.id}`} className="block w-fit font-medium after:absolute after:inset-0">
          {item.title[locale]}
        </Link>
        <ExerciseFacts kind={item.kind} difficulty={item.difficulty} points={item.points} />
      </div>
      <ProgressBadge progress={item.progress} points={item.points} />
    </li>
  );
}
