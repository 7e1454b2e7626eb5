import { useLocale, useTranslations } from "next-intl";
import { ProgressBar } from "#lib/ui/progress-bar.tsx";
import type { CatalogueTopic } from "../rules.ts";

/** Points and passed exercises of each topic. */
export function TopicProgress({ topics }: { topics: CatalogueTopic[] }) {
  const t = useTranslations("progress");
  const locale = useLocale();
  return (
    <ul className="space-y-5">
      {topics.map((topic) => {
        const passed = topic.items.filter((item) => item.progress?.status === "passed").length;
        const points = topic.items.reduce((sum, item) => sum + item.points, 0);
        const earned = topic.items.reduce((sum, item) => sum + (item.progress?.bestScore ?? 0), 0);
        return (
          <li key={topic.id} className="space-y-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="font-medium">{topic.title[locale]}</span>
              <span className="text-muted-foreground">
                {t("passedOf", { passed, count: topic.items.length })} · {t("pointsOf", { earned, points })}
              </span>
            </div>
            <ProgressBar
              value={passed}
              max={topic.items.length}
              label={t("topicBar", { topic: topic.title[locale] })}
            />
          </li>
        );
      })}
    </ul>
  );
}
