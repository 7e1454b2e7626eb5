"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { exact } from "../timeline/geometry.ts";
import { StateBar } from "../timeline/state-bar.tsx";
import { type Cell, type Cursor, secondsAt, spansOf } from "./timeline-cells.ts";

interface TimelineRowProps {
  name: string;
  row: number;
  cells: Cell[];
  step: number;
  /** the cell at which the Tab key stops */
  stop: number | null;
  onFocus: (cell: Cursor) => void;
  patternId: string;
}

/** One lane: the cells to paint, and on them its bars, drawn as those of a run are. Rendered anew only when it has changed. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { name, row, cells, step, stop, onFocus, patternId } = props;
  const t = useTranslations();
  const stateWord = (state: Cell) => (state ? t(`timeline.states.${state}`) : t("workspace.timeline.empty"));
  const percent = (seconds: number) => (seconds / secondsAt(cells.length, step)) * 100;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its cells are
    <div role="row" className="flex border-t first:border-t-0">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it */}
      <div
        role="rowheader"
        title={name}
        className="sticky left-0 z-30 flex min-h-11 w-24 shrink-0 items-center border-r bg-card px-2 font-medium text-xs [overflow-wrap:anywhere] sm:w-32 sm:text-sm"
      >
        {name}
      </div>
      <div className="relative flex flex-1">
        <svg aria-hidden className="pointer-events-none absolute inset-x-0 top-1/2 z-10 h-6 w-full -translate-y-1/2">
          {spansOf(cells, step).map(({ from, to, state }) => (
            <StateBar
              key={from}
              state={state}
              x={percent(from)}
              width={percent(exact(to - from))}
              y={0}
              patternId={patternId}
            />
          ))}
        </svg>
        {cells.map((state, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={index}
            role="gridcell"
            aria-label={t("workspace.timeline.cell", {
              lane: name,
              from: secondsAt(index, step),
              to: secondsAt(index + 1, step),
              state: stateWord(state),
            })}
            data-row={row}
            data-index={index}
            tabIndex={stop === index ? 0 : -1}
            onFocus={() => onFocus({ row, index })}
            // A finger that moves along the row paints, one that moves up or down scrolls the page.
            className="relative min-w-8 flex-1 cursor-crosshair touch-pan-y select-none border-r -outline-offset-2 last:border-r-0 hover:bg-foreground/5 focus-visible:z-20"
          />
        ))}
      </div>
    </div>
  );
});
