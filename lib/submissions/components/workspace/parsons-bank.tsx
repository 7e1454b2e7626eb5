"use client";
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { classNames } from "#lib/ui/class-names.ts";
import type { FieldOf } from "./answer-field.ts";
import { focusLine } from "./focus-line.ts";
import type { ParsonsLine } from "./parsons-lines.ts";
import { elementIdOf, type Parsons } from "./use-parsons.ts";

export const bankArea = "bank";

interface ParsonsBankProps {
  field: FieldOf<"parsons">;
  parsons: Parsons;
}

/** The offered lines that are not in the program. */
export function ParsonsBank({ field, parsons }: ParsonsBankProps) {
  const t = useTranslations("workspace.parsons");
  const { bank } = parsons;
  const { setNodeRef, isOver } = useDroppable({ id: bankArea });
  const [visited, setVisited] = useState<string | null>(null);
  const tabStop = bank.find((line) => line.id === visited) ?? bank[0];
  return (
    <div
      ref={setNodeRef}
      className={classNames("space-y-1.5 rounded-lg border border-dashed p-3", isOver && "bg-accent")}
    >
      <p className="font-medium text-sm">{t("bank")}</p>
      {bank.length === 0 && <p className="text-muted-foreground text-sm">{t("bankEmpty")}</p>}
      {bank.length > 0 && (
        <div role="listbox" aria-label={t("bank")} aria-describedby="parsons-keys" className="space-y-1.5">
          {bank.map((line, index) => (
            <BankLine
              key={line.id}
              line={line}
              field={field}
              isTabStop={line === tabStop}
              add={() => parsons.add(line.id)}
              onFocus={() => setVisited(line.id)}
              goByKey={(key) => focusLine(bank, index, key)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface BankLineProps {
  line: ParsonsLine;
  field: FieldOf<"parsons">;
  isTabStop: boolean;
  add: () => void;
  onFocus: () => void;
  /** @returns whether the key leads to another line */
  goByKey: (key: string) => boolean;
}

function BankLine({ line, field, isTabStop, add, onFocus, goByKey }: BankLineProps) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: line.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") add();
    else if (!goByKey(event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      id={elementIdOf(line.id)}
      role="option"
      aria-selected={false}
      aria-label={line.text}
      tabIndex={isTabStop ? 0 : -1}
      onClick={add}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={classNames(
        "cursor-pointer touch-manipulation select-none rounded border bg-card px-3 py-1 font-mono text-[13px] leading-6 whitespace-pre-wrap [overflow-wrap:anywhere] hover:bg-accent",
        isDragging && "opacity-40",
      )}
    >
      {field.lines.find((offered) => offered.text === line.text)?.shown}
    </div>
  );
}
