import { CircleCheck, CircleDashed, Clock, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "#lib/ui/badge.tsx";
import type { ExerciseProgress } from "../queries.ts";

/** Where one stands with an exercise, in words and with the score. */
export function ProgressBadge({ progress, points }: { progress: ExerciseProgress | null; points: number }) {
  const t = useTranslations("progress.status");
  if (!progress)
    return (
      <Badge>
        <CircleDashed aria-hidden />
        {t("notStarted")}
      </Badge>
    );
  if (progress.status === "waiting")
    return (
      <Badge tone="accent">
        <Clock aria-hidden />
        {t("waiting")}
      </Badge>
    );
  const score = { score: progress.bestScore ?? 0, maxScore: progress.maxScore ?? points };
  if (progress.status === "passed")
    return (
      <Badge tone="success">
        <CircleCheck aria-hidden />
        {t("passed", score)}
      </Badge>
    );
  return (
    <Badge tone="warning">
      <PencilLine aria-hidden />
      {t("attempted", score)}
    </Badge>
  );
}
