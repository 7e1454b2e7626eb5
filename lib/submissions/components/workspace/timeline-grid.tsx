"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useLaneName } from "../laid-words.ts";
import type { FieldOf } from "./answer-field.ts";
import { axisMarks, type Cell, type Cursor, cellCount, moved, paint, type Stroke } from "./timeline-cells.ts";
import { TimelineRow } from "./timeline-row.tsx";

/** Of a cell where the grid is at its narrowest, in CSS pixels. */
const cellPixels = 32;
/** A stroke that comes so near to the side of the frame scrolls it. */
const edgePixels = 24;

interface TimelineGridProps {
  field: FieldOf<"predict-timeline">;
  grid: Cell[][];
  /** what a stroke paints */
  state: Cell;
  lay: (stroke: Stroke) => void;
  patternId: string;
  describedBy: string;
}

/** One row per lane, one cell per step. A stroke that is under way is shown, and laid when the finger or button is lifted. */
export function TimelineGrid({ field, grid, state, lay, patternId, describedBy }: TimelineGridProps) {
  const t = useTranslations("workspace.timeline");
  const laneName = useLaneName();
  const count = cellCount(field);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, index: 0 });
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const shown = stroke ? paint(grid, stroke) : grid;

  const onKeyDown = (event: KeyboardEvent) => {
    const isFar = event.ctrlKey || event.metaKey;
    const { row, index } = cursor;
    if ((event.key === " " || event.key === "Enter") && !isFar) lay({ row, from: index, to: index, state });
    else if (event.key === "Delete" || event.key === "Backspace") lay({ row, from: index, to: index, state: null });
    else {
      const next = moved(cursor, event.key, isFar, grid.length, count);
      if (!next) return;
      if (event.shiftKey && next.row === row) lay({ row, from: index, to: next.index, state });
      setCursor(next);
      table.current?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-index="${next.index}"]`)?.focus();
    }
    event.preventDefault();
  };

  const onPointerDown = (event: PointerEvent) => {
    const cell = cellAt(event.target);
    if (!cell || event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setCursor(cell);
    setStroke({ row: cell.row, from: cell.index, to: cell.index, state });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!stroke) return;
    const first = table.current?.querySelector(`[data-row="${stroke.row}"][data-index="0"]`)?.getBoundingClientRect();
    if (!first) return;
    const to = Math.min(count - 1, Math.max(0, Math.floor((event.clientX - first.left) / first.width)));
    if (to !== stroke.to) setStroke({ ...stroke, to });
    const frame = scroller.current?.getBoundingClientRect();
    if (frame && event.clientX > frame.right - edgePixels) scroller.current?.scrollBy(cellPixels / 2, 0);
    else if (frame && event.clientX < frame.left + edgePixels) scroller.current?.scrollBy(-cellPixels / 2, 0);
  };
  const onPointerUp = () => {
    if (stroke) lay(stroke);
    setStroke(null);
  };

  return (
    <div ref={scroller} className="scroll-pl-24 overflow-x-auto rounded-lg border bg-card sm:scroll-pl-32">
      <div className="w-max min-w-full">
        <GridAxis field={field} />
        {/* biome-ignore lint/a11y/useSemanticElements: bars are drawn across the cells of a row, which a table's cells do not allow */}
        <div
          ref={table}
          role="grid"
          aria-label={t("grid")}
          aria-describedby={describedBy}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          // The finger scrolls the page instead.
          onPointerCancel={() => setStroke(null)}
          // A screen reader clicks without a pointer; after a stroke this lays nothing new.
          onClick={(event) => {
            const cell = cellAt(event.target);
            if (cell) lay({ row: cell.row, from: cell.index, to: cell.index, state });
          }}
        >
          {field.lanes.map((name, row) => (
            <TimelineRow
              key={name}
              name={laneName(name)}
              row={row}
              cells={shown[row] ?? []}
              step={field.step}
              stop={cursor.row === row ? cursor.index : null}
              onFocus={setCursor}
              patternId={patternId}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The time at the edges of the cells; each cell says its own to a screen reader. */
function GridAxis({ field }: { field: FieldOf<"predict-timeline"> }) {
  const t = useTranslations("workspace.timeline");
  const count = cellCount(field);
  return (
    <div aria-hidden className="flex h-7 border-b text-muted-foreground text-xs">
      <span className="sticky left-0 z-30 w-24 shrink-0 border-r bg-card px-2 leading-7 sm:w-32">{t("axis")}</span>
      <span className="relative flex-1">
        {axisMarks(field, cellPixels).map(({ index, seconds }) => (
          <span
            key={index}
            className="absolute top-0 px-0.5 leading-7 tabular-nums"
            style={{
              left: `${(index / count) * 100}%`,
              translate: index === 0 ? "0" : index === count ? "-100%" : "-50%",
            }}
          >
            {seconds}
          </span>
        ))}
      </span>
    </div>
  );
}

function cellAt(target: EventTarget): Cursor | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return cell ? { row: Number(cell.dataset.row), index: Number(cell.dataset.index) } : null;
}
