import { useTranslations } from "next-intl";
import type { ExerciseKind } from "#lib/exercise-library/schema.ts";
import { Badge } from "#lib/ui/badge.tsx";
import { classNames } from "#lib/ui/class-names.ts";

interface Facts {
  kind: ExerciseKind;
  /** 1 easy to 5 hard */
  difficulty: number;
  points: number;
}

/** Kind, difficulty and points, in one line. */
export function ExerciseFacts({ kind, difficulty, points }: Facts) {
  const t = useTranslations("exercise");
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-muted-foreground text-sm">
      <Badge tone="accent">{t(`kinds.${kind}`)}</Badge>
      <span className="inline-flex items-center gap-1.5">
        <span className="sr-only">{t("difficultyOf", { difficulty, most: 5 })}</span>
        <span aria-hidden>{t("difficulty")}</span>
        <DifficultyDots difficulty={difficulty} />
      </span>
      <span>{t("points", { points })}</span>
    </p>
  );
}

function DifficultyDots({ difficulty }: { difficulty: number }) {
  return (
    <span aria-hidden className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((step) => (
        <span
          key={step}
          className={classNames(
            "size-1.5 rounded-full border border-muted-foreground",
            step <= difficulty && "bg-muted-foreground",
          )}
        />
      ))}
    </span>
  );
}
