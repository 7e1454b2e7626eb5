import { useTranslations } from "next-intl";
import type { Span } from "#lib/grading/observation.ts";
import { fillOf } from "./patterns.tsx";

/** What the patterns mean; only those that occur. */
export function Legend({
  states,
  hasOutput,
  patternId,
}: {
  states: Span["state"][];
  hasOutput: boolean;
  patternId: string;
}) {
  const t = useTranslations("timeline");
  return (
    <ul aria-label={t("legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {states.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <svg width={18} height={12} aria-hidden>
            {state === "run" ? (
              <line x1={9} x2={9} y1={0} y2={12} stroke="var(--span-run)" strokeWidth={3} />
            ) : (
              <rect width={18} height={12} rx={2} fill={fillOf(patternId, state)} />
            )}
          </svg>
          {t(`meanings.${state}`)}
        </li>
      ))}
      {hasOutput && (
        <li className="inline-flex items-center gap-1.5">
          <svg width={12} height={12} aria-hidden>
            <path d="M6 0 L12 11 L0 11 Z" fill="var(--foreground)" />
          </svg>
          {t("meanings.output")}
        </li>
      )}
    </ul>
  );
}
