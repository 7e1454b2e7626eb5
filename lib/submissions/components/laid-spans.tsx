import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnswerOf } from "#lib/grading/answer.ts";
import { useLaneName, useSpanWords } from "./laid-words.ts";
import { fillOf } from "./timeline/patterns.tsx";

interface LaidSpansProps {
  lanes: AnswerOf<"predict-timeline">["lanes"];
  /** of all lanes, in their order */
  names: string[];
  patternId: string;
  /** what can be done with a lane */
  action?: (name: string, isEmpty: boolean) => ReactNode;
}

/** A laid timeline in words: "brew: sleep 0–2 s, wait 2–3 s". */
export function LaidSpans({ lanes, names, patternId, action }: LaidSpansProps) {
  const t = useTranslations("timeline");
  const laneName = useLaneName();
  const spanWords = useSpanWords();
  return (
    <dl aria-label={t("laid.inWords")} className="divide-y rounded-lg border bg-card text-sm">
      {names.map((name) => {
        const spans = lanes.find((one) => one.lane === name)?.spans ?? [];
        return (
          <div key={name} className="flex min-h-11 items-center gap-x-3 py-1.5 pr-1.5 pl-3">
            <dt className="w-28 shrink-0 font-medium [overflow-wrap:anywhere]">{laneName(name)}</dt>
            <dd className="flex min-w-0 flex-1 items-center gap-x-3">
              {spans.length === 0 ? (
                <span className="flex-1 text-muted-foreground">{t("laid.nothing")}</span>
              ) : (
                <ul className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-1">
                  {spans.map((span, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: spans never move, and two may be equal
                    <li key={index} className="inline-flex items-center gap-1.5">
                      <Swatch state={span.state} patternId={patternId} />
                      {spanWords(span)}
                    </li>
                  ))}
                </ul>
              )}
              {action?.(name, spans.length === 0)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

export function Swatch({ state, patternId }: { state: Parameters<typeof fillOf>[1]; patternId: string }) {
  return (
    <svg width={18} height={12} aria-hidden className="shrink-0">
      <rect width={18} height={12} rx={2} fill={fillOf(patternId, state)} />
    </svg>
  );
}
