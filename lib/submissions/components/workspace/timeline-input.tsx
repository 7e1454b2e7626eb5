"use client";
import { Undo2, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import type { AnswerOf } from "#lib/grading/answer.ts";
import { Button } from "#lib/ui/button.tsx";
import { LaidSpans } from "../laid-spans.tsx";
import { useLaneName, useSpanWords } from "../laid-words.ts";
import { SpanPatterns } from "../timeline/patterns.tsx";
import type { FieldOf } from "./answer-field.ts";
import { type Cell, cellCount, gridOf, isSameGrid, lanesOf, paint, type Stroke, spansOf } from "./timeline-cells.ts";
import { TimelineGrid } from "./timeline-grid.tsx";
import { TimelinePalette } from "./timeline-palette.tsx";

type Lanes = AnswerOf<"predict-timeline">["lanes"];

interface TimelineInputProps {
  field: FieldOf<"predict-timeline">;
  lanes: Lanes;
  change: (lanes: Lanes) => void;
}

/** A time axis to paint on: who does what when. */
export function TimelineInput({ field, lanes, change }: TimelineInputProps) {
  const t = useTranslations("workspace.timeline");
  const format = useFormatter();
  const laneName = useLaneName();
  const spanWords = useSpanWords();
  const [patternId, hintId] = [useId(), useId()];
  const [state, setState] = useState<Cell>(field.states[0] ?? null);
  const [past, setPast] = useState<Lanes[]>([]);
  /** what a screen reader is told of the last change */
  const [said, setSaid] = useState("");
  const grid = gridOf(lanes, field.lanes, field);

  const replace = (next: Cell[][], what: string) => {
    if (isSameGrid(grid, next)) return;
    setPast([...past, lanes]);
    setSaid(what);
    change(lanesOf(next, field.lanes, field.step));
  };
  const lay = (stroke: Stroke) => {
    const next = paint(grid, stroke);
    const spans = spansOf(next[stroke.row] ?? [], field.step).map(spanWords);
    const lane = laneName(field.lanes[stroke.row] ?? "");
    replace(next, t("laneNow", { lane, spans: spans.length > 0 ? format.list(spans, { type: "unit" }) : t("empty") }));
  };
  const clearLane = (name: string) =>
    lay({ row: field.lanes.indexOf(name), from: 0, to: cellCount(field) - 1, state: null });
  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setSaid(t("undone"));
    change(before);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const offered = [null, ...field.states][Number.parseInt(event.key, 10)];
    if (isCommand && !event.shiftKey && event.key.toLowerCase() === "z") undo();
    else if (!isCommand && !event.altKey && offered !== undefined) setState(offered);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what the controls inside do as well
    <div className="space-y-4" onKeyDown={onKeyDown}>
      <svg width={0} height={0} aria-hidden className="absolute">
        <SpanPatterns id={patternId} />
      </svg>
      <div className="space-y-1 text-muted-foreground text-sm">
        <p>{t("instruction")}</p>
        <p id={hintId} className="pointer-coarse:hidden">
          {t("keys", { last: field.states.length })}
        </p>
        <p className="hidden pointer-coarse:block">{t("touch")}</p>
      </div>
      <TimelinePalette states={field.states} chosen={state} choose={setState} patternId={patternId} />
      <TimelineGrid field={field} grid={grid} state={state} lay={lay} patternId={patternId} describedBy={hintId} />
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          size="small"
          aria-keyshortcuts="Control+Z Meta+Z"
          aria-disabled={past.length === 0}
          onClick={undo}
        >
          <Undo2 aria-hidden />
          {t("undo")}
        </Button>
        <Button
          variant="outline"
          size="small"
          aria-disabled={lanes.length === 0}
          onClick={() =>
            replace(
              grid.map((cells) => cells.map(() => null)),
              t("cleared"),
            )
          }
        >
          {t("clearAll")}
        </Button>
      </div>
      <LaidSpans
        lanes={lanesOf(grid, field.lanes, field.step)}
        names={field.lanes}
        patternId={patternId}
        action={(name, isEmpty) => (
          <Button
            variant="ghost"
            size="icon"
            className="size-8"
            aria-disabled={isEmpty}
            aria-label={t("clearLane", { lane: laneName(name) })}
            onClick={() => clearLane(name)}
          >
            <X aria-hidden />
          </Button>
        )}
      />
    </div>
  );
}
