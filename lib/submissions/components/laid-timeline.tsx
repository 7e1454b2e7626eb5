import { useTranslations } from "next-intl";
import { useId } from "react";
import type { AnswerOf } from "#lib/grading/answer.ts";
import { LaidSpans } from "./laid-spans.tsx";
import { useLaneName, useSpanWords } from "./laid-words.ts";
import { Axis } from "./timeline/axis.tsx";
import { axisHeight, barHeight, labelHeight, laneHeight, widthOf, xOf } from "./timeline/geometry.ts";
import { SpanPatterns } from "./timeline/patterns.tsx";
import { StateBar } from "./timeline/state-bar.tsx";

interface LaidTimelineProps {
  lanes: AnswerOf<"predict-timeline">["lanes"];
  /** of all lanes, in their order */
  names: string[];
  /** seconds at the end of the axis */
  until: number;
}

/** A timeline as it was laid, to look at, drawn as that of a run is. */
export function LaidTimeline({ lanes, names, until }: LaidTimelineProps) {
  const t = useTranslations("timeline");
  const laneName = useLaneName();
  const spanWords = useSpanWords();
  const patternId = useId();
  const bottom = names.length * laneHeight;
  return (
    <div className="space-y-4 overflow-x-clip">
      <svg
        role="img"
        aria-label={t("laid.picture")}
        width="100%"
        height={bottom + axisHeight}
        className="block overflow-visible font-sans"
      >
        <SpanPatterns id={patternId} />
        <Axis total={until} bottom={bottom} />
        {names.map((name, row) => {
          const barTop = row * laneHeight + labelHeight;
          return (
            <g key={name}>
              <text x="1%" y={row * laneHeight + 12} fontSize={12} fontWeight={600} fill="var(--foreground)">
                {laneName(name)}
              </text>
              <rect x="1%" y={barTop + barHeight / 2 - 0.5} width="98%" height={1} fill="var(--border)" />
              {lanes
                .find((one) => one.lane === name)
                ?.spans.map((span, index) => (
                  <StateBar
                    // biome-ignore lint/suspicious/noArrayIndexKey: spans never move, and two may be equal
                    key={index}
                    state={span.state}
                    x={xOf(span.from, until)}
                    width={widthOf(span.from, span.to, until)}
                    y={barTop}
                    title={spanWords(span)}
                    patternId={patternId}
                  />
                ))}
            </g>
          );
        })}
      </svg>
      <LaidSpans lanes={lanes} names={names} patternId={patternId} />
    </div>
  );
}
