"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "#lib/ui/button.tsx";
import { classNames } from "#lib/ui/class-names.ts";
import type { OfferedLine } from "./answer-field.ts";
import { nextLine, selectableLines, toggled } from "./spot-lines.ts";

interface SpotInputProps {
  /** of the program */
  offered: OfferedLine[];
  /** line numbers */
  lines: number[];
  change: (lines: number[]) => void;
}

/** The program, each line of it a check box; one stop of the Tab key, then arrows. */
export function SpotInput({ offered, lines, change }: SpotInputProps) {
  const t = useTranslations("workspace.spot");
  const hintId = useId();
  const selectable = selectableLines(offered.map((line) => line.text));
  const chosen = lines.filter((line) => selectable.includes(line));
  const [stop, setStop] = useState(chosen[0] ?? selectable[0]);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stop === undefined ? null : nextLine(selectable, stop, event.key);
    if (next === null) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
  };
  return (
    <div className="space-y-3">
      <p id={hintId} className="text-muted-foreground text-sm">
        {t("instruction")}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not scroll its lines sideways */}
      <div
        ref={list}
        role="group"
        aria-label={t("label")}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        className="overflow-x-auto rounded-lg border bg-card py-2 font-mono text-[13px]"
      >
        <div className="w-max min-w-full">
          {offered.map(({ text, shown }, index) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={index}
              number={index + 1}
              digits={String(offered.length).length}
              isSelectable={selectable.includes(index + 1)}
              isChosen={chosen.includes(index + 1)}
              isStop={stop === index + 1}
              label={t("line", { line: index + 1, text: text.trim() })}
              onFocus={() => setStop(index + 1)}
              onToggle={() => change(toggled(chosen, index + 1))}
            >
              {shown}
            </Line>
          ))}
        </div>
      </div>
      <div className="flex min-h-8 items-center gap-3">
        <p role="status" className="text-sm">
          {t("count", { count: chosen.length })}
        </p>
        <Button
          variant="outline"
          size="small"
          aria-disabled={chosen.length === 0}
          onClick={() => chosen.length > 0 && change([])}
        >
          {t("clear")}
        </Button>
      </div>
    </div>
  );
}

interface LineProps {
  number: number;
  digits: number;
  isSelectable: boolean;
  isChosen: boolean;
  /** whether the Tab key stops here */
  isStop: boolean;
  label: string;
  onFocus: () => void;
  onToggle: () => void;
  children: OfferedLine["shown"];
}

function Line({ number, digits, isSelectable, isChosen, isStop, label, onFocus, onToggle, children }: LineProps) {
  const content = (
    <>
      <span aria-hidden className="sticky left-0 flex items-center gap-2 bg-inherit pr-3 pl-2.5">
        <span
          className={classNames(
            "flex size-4 items-center justify-center rounded-sm border",
            isChosen ? "border-warning bg-warning text-card" : "border-input bg-card",
            isSelectable || "invisible",
          )}
        >
          {isChosen && <Check className="size-3.5" strokeWidth={3} />}
        </span>
        <span className="select-none text-right text-muted-foreground" style={{ width: `${digits}ch` }}>
          {number}
        </span>
      </span>
      <span className="pr-4 whitespace-pre">{children}</span>
    </>
  );
  const look = "flex min-h-7 w-full items-center border-l-4 text-left pointer-coarse:min-h-10";
  if (!isSelectable) return <div className={classNames(look, "border-transparent bg-card")}>{content}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input could not hold the coloured line
    <button
      type="button"
      role="checkbox"
      aria-checked={isChosen}
      aria-label={label}
      data-line={number}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onToggle}
      className={classNames(
        look,
        "-outline-offset-2",
        isChosen ? "border-warning bg-warning-soft" : "border-transparent bg-card hover:bg-accent",
      )}
    >
      {content}
    </button>
  );
}
