"use client";
import { useDroppable } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { classNames } from "#lib/ui/class-names.ts";
import { LineNumber } from "#lib/ui/line-number.tsx";
import type { FieldOf } from "./answer-field.ts";
import { focusLine } from "./focus-line.ts";
import type { ParsonsLine } from "./parsons-lines.ts";
import { elementIdOf, type Parsons } from "./use-parsons.ts";

export const programArea = "program";

interface ParsonsProgramProps {
  field: FieldOf<"parsons">;
  parsons: Parsons;
}

/** The program so far, between what is given; numbered as the tests' messages number it. */
export function ParsonsProgram({ field, parsons }: ParsonsProgramProps) {
  const t = useTranslations("workspace.parsons");
  const { program, current } = parsons;
  const { setNodeRef, isOver } = useDroppable({ id: programArea });
  const { before, after } = field;
  const count = before.length + program.length + after.length;
  const given = (lines: ReactNode[], from: number) =>
    lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
      <div key={index} className="bg-muted/60 px-3 leading-6">
        <LineNumber number={from + index} of={count} />
        {line}
      </div>
    ));
  return (
    <figure
      aria-label={t("program")}
      // What scrolls must be reachable by keyboard: by its lines, once there are any.
      tabIndex={program.length === 0 ? 0 : undefined}
      className="overflow-x-auto rounded-lg border bg-card font-mono text-[13px] leading-8"
    >
      <div className="w-fit min-w-full whitespace-pre">
        {given(before, 1)}
        <div ref={setNodeRef} className={classNames("min-h-10 py-1", isOver && "bg-accent")}>
          {program.length === 0 && (
            <p className="px-3 font-sans text-muted-foreground text-sm leading-8">{t("programEmpty")}</p>
          )}
          {program.length > 0 && (
            <div role="listbox" aria-label={t("program")} aria-describedby="parsons-keys">
              <SortableContext items={program} strategy={verticalListSortingStrategy}>
                {program.map((line, index) => (
                  <ProgramLine
                    key={line.id}
                    line={line}
                    field={field}
                    parsons={parsons}
                    index={index}
                    count={count}
                    isTabStop={current ? current.id === line.id : index === 0}
                  />
                ))}
              </SortableContext>
            </div>
          )}
        </div>
        {given(after, before.length + program.length + 1)}
      </div>
    </figure>
  );
}

interface ProgramLineProps extends ParsonsProgramProps {
  line: ParsonsLine;
  index: number;
  count: number;
  isTabStop: boolean;
}

function ProgramLine({ line, field, parsons, index, count, isTabStop }: ProgramLineProps) {
  const t = useTranslations("workspace.parsons");
  const { setNodeRef, listeners, transform, transition, isDragging, isOver, active } = useSortable(line);
  const { id, text, indent } = line;
  const number = field.before.length + index + 1;
  const isOfferedLineOver = isOver && active && !active.data.current?.sortable;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isDragging) return; // the keys move what was picked up
    const { program } = parsons;
    const isUpOrDown = event.key === "ArrowUp" || event.key === "ArrowDown";
    const by = event.key === "ArrowUp" ? -1 : 1;
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey;
    if (isUpOrDown && event.altKey) {
      if (program[index + by]) parsons.place(id, index + by, 0);
    } else if (hasModifier) return;
    else if (event.key === "ArrowRight") parsons.place(id, index, 1);
    else if (event.key === "ArrowLeft") parsons.place(id, index, -1);
    else if (event.key === "Delete" || event.key === "Backspace") parsons.takeOut(id);
    else if (!focusLine(program, index, event.key)) {
      listeners?.onKeyDown?.(event);
      return;
    }
    event.preventDefault();
  };
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      id={elementIdOf(id)}
      role="option"
      aria-selected={parsons.current?.id === id}
      aria-label={t("line", { number, level: indent, line: text })}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => parsons.choose(id)}
      onKeyDown={onKeyDown}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classNames(
        "flex cursor-grab touch-manipulation select-none border-transparent border-y px-3 leading-8 outline-offset-[-2px] hover:bg-accent aria-selected:bg-accent",
        isOfferedLineOver && "border-t-ring",
        isDragging && "opacity-40",
      )}
    >
      <LineNumber number={number} of={count} />
      <span style={{ paddingLeft: `${field.base + indent * 4}ch` }}>
        {field.lines.find((offered) => offered.text === text)?.shown}
      </span>
    </div>
  );
}
