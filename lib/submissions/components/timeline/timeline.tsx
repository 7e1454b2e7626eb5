/**
 * What the event loop did, as a picture: one lane per task, virtual seconds from left to right.
 * Positions are percentages, text is not scaled: the same drawing is read on a phone and on a wide screen.
 */
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Observation } from "#lib/grading/observation.ts";
import { Axis } from "./axis.tsx";
import {
  axisHeight,
  blockages,
  blockedSeconds,
  exact,
  laneHeight,
  mostLanes,
  outputHeight,
  statesOf,
  totalSeconds,
  widthOf,
  xOf,
} from "./geometry.ts";
import { Lane } from "./lane.tsx";
import { Legend } from "./legend.tsx";
import { SpanPatterns } from "./patterns.tsx";
import { TimelineTable } from "./timeline-table.tsx";

export function Timeline({ observation, caption }: { observation: Observation; caption?: string }) {
  const t = useTranslations("timeline");
  const patternId = useId();
  const blocked = blockedSeconds(observation.tasks);
  const shown = observation.tasks.slice(0, mostLanes);
  const hidden = observation.tasks.length - shown.length;
  const summary = [
    t("took", { seconds: exact(observation.elapsed) }),
    observation.peakConcurrency > 0 && t("atOnce", { count: observation.peakConcurrency }),
    blocked > 0 && t("blockedFor", { seconds: blocked }),
  ].filter((part) => part !== false);
  return (
    <figure className="space-y-3" aria-label={caption ?? t("heading")}>
      <figcaption className="text-sm">
        {caption && <span className="font-medium">{caption} </span>}
        <span className="text-muted-foreground">{summary.join(" · ")}</span>
      </figcaption>
      {shown.length > 0 && (
        // A task may have any name: a long one is cut off, and stands in full in the table.
        <div className="overflow-x-clip">
          <Drawing observation={{ ...observation, tasks: shown }} patternId={patternId} label={summary.join(". ")} />
        </div>
      )}
      {hidden > 0 && <p className="text-muted-foreground text-sm">{t("moreLanes", { count: hidden })}</p>}
      <Legend states={statesOf(shown)} hasOutput={observation.output.length > 0} patternId={patternId} />
      <TimelineTable observation={observation} />
    </figure>
  );
}

function Drawing({ observation, patternId, label }: { observation: Observation; patternId: string; label: string }) {
  const total = totalSeconds(observation);
  const lanesBottom = observation.tasks.length * laneHeight;
  const outputs = observation.output.length > 0 ? outputHeight : 0;
  const plotBottom = lanesBottom + outputs;
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={plotBottom + axisHeight}
      className="block overflow-visible font-sans"
    >
      <SpanPatterns id={patternId} />
      <Axis total={total} bottom={plotBottom} />
      {blockages(observation.tasks).map((one) => (
        <Blocked
          key={`${one.from}-${one.to}-${one.task}`}
          from={one.from}
          to={one.to}
          total={total}
          height={lanesBottom}
        />
      ))}
      {observation.tasks.map((task, index) => (
        <Lane key={task.id} task={task} top={index * laneHeight} total={total} patternId={patternId} />
      ))}
      {outputs > 0 && <OutputMarks observation={observation} top={lanesBottom} total={total} />}
    </svg>
  );
}

/** The whole loop stands still: a band across all lanes. */
function Blocked({ from, to, total, height }: { from: number; to: number; total: number; height: number }) {
  const x = `${xOf(from, total)}%`;
  const end = `${xOf(to, total)}%`;
  return (
    <g>
      <rect
        x={x}
        y={0}
        width={`${widthOf(from, to, total)}%`}
        height={height}
        fill="var(--span-block)"
        opacity={0.16}
      />
      <line x1={x} x2={x} y1={0} y2={height} stroke="var(--span-block)" strokeWidth={1.5} strokeDasharray="4 3" />
      <line x1={end} x2={end} y1={0} y2={height} stroke="var(--span-block)" strokeWidth={1.5} strokeDasharray="4 3" />
    </g>
  );
}

function OutputMarks({ observation, top, total }: { observation: Observation; top: number; total: number }) {
  const t = useTranslations("timeline");
  const byTime = Map.groupBy(observation.output, (line) => line.at);
  return (
    <g>
      <text x="1%" y={top + 12} fontSize={12} fill="var(--muted-foreground)">
        {t("output")}
      </text>
      {[...byTime].map(([at, lines]) => (
        <svg
          key={at}
          x={`${xOf(at, total)}%`}
          y={top + 17}
          overflow="visible"
          width={1}
          height={14}
          role="presentation"
        >
          <title>{lines.map((line) => line.text).join("\n")}</title>
          <path d="M0 0 L6 11 L-6 11 Z" fill="var(--foreground)" />
          {lines.length > 1 && (
            <text
              x={at >= total * 0.9 ? -9 : 9}
              y={11}
              fontSize={11}
              textAnchor={at >= total * 0.9 ? "end" : "start"}
              fill="var(--foreground)"
            >
              ×{lines.length}
            </text>
          )}
        </svg>
      ))}
    </g>
  );
}
