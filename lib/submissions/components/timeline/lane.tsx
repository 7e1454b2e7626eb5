import { useTranslations } from "next-intl";
import type { ObservedTask, Span } from "#lib/grading/observation.ts";
import { barHeight, exact, isInstant, labelHeight, widthOf, xOf } from "./geometry.ts";
import { StateBar } from "./state-bar.tsx";

interface LaneProps {
  task: ObservedTask;
  top: number;
  total: number;
  patternId: string;
}

/** One task: its name, and below it what it did when. */
export function Lane({ task, top, total, patternId }: LaneProps) {
  const t = useTranslations("timeline");
  const barTop = top + labelHeight;
  const end = task.ended ?? total;
  return (
    <g>
      <text x="1%" y={top + 12} fontSize={12} fill="var(--foreground)">
        <tspan fontWeight={600}>{task.name}</tspan>
        {task.coroutine && task.coroutine !== task.name && (
          <tspan fill="var(--muted-foreground)" dx={6}>
            {task.coroutine}
          </tspan>
        )}
        {task.outcome !== "returned" && (
          <tspan fill="var(--destructive)" dx={6}>
            {t(`outcomes.${task.outcome}`)}
          </tspan>
        )}
      </text>
      <rect
        x={`${xOf(task.created, total)}%`}
        y={barTop + barHeight / 2 - 0.5}
        width={`${widthOf(task.created, end, total)}%`}
        height={1}
        fill="var(--border)"
      />
      {task.spans.map(
        (span, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: spans never move, and two may be equal
          isInstant(span) || <Bar key={index} span={span} y={barTop} total={total} patternId={patternId} />,
      )}
      {/* Running takes no virtual time: strokes on top of the bars. */}
      {task.spans.map(
        (span, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: spans never move, and two may be equal
          isInstant(span) && <Stroke key={index} span={span} y={barTop} total={total} />,
      )}
    </g>
  );
}

function Bar({ span, y, total, patternId }: { span: Span; y: number; total: number; patternId: string }) {
  const sentence = useSpanSentence(span);
  return (
    <StateBar
      state={span.state}
      x={xOf(span.from, total)}
      width={widthOf(span.from, span.to, total)}
      y={y}
      title={sentence}
      patternId={patternId}
    />
  );
}

function Stroke({ span, y, total }: { span: Span; y: number; total: number }) {
  const sentence = useSpanSentence(span);
  const x = `${xOf(span.from, total)}%`;
  return (
    <line x1={x} x2={x} y1={y} y2={y + barHeight} stroke="var(--span-run)" strokeWidth={3} strokeLinecap="round">
      <title>{sentence}</title>
    </line>
  );
}

/** "sleeping from 0 s to 1 s, line 4" */
function useSpanSentence(span: Span): string {
  const t = useTranslations("timeline");
  const words = t("span", { state: t(`states.${span.state}`), from: exact(span.from), to: exact(span.to) });
  const on = span.on ? t("on", { what: span.on }) : "";
  const line = span.line ? t("atLine", { line: span.line }) : "";
  return [words, on, line].filter(Boolean).join(" · ");
}
