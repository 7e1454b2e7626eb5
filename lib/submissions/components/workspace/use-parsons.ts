"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { AnswerOf } from "#lib/grading/answer.ts";
import type { FieldOf } from "./answer-field.ts";
import { type Assembly, addLine, assemblyOf, indentLine, linesOf, moveLine, takeOut } from "./parsons-lines.ts";

type Lines = AnswerOf<"parsons">["lines"];
export type Parsons = ReturnType<typeof useParsons>;

/** The element in which a line is shown. */
export const elementIdOf = (lineId: string) => `parsons-${lineId}`;

/** What can be done to a program of offered lines: each step is said aloud, and the focus never gets lost. */
export function useParsons(field: FieldOf<"parsons">, lines: Lines, change: (lines: Lines) => void) {
  const t = useTranslations("workspace.parsons.said");
  const offered = field.lines.map((line) => line.text);
  const [kept, setKept] = useState(() => assemblyOf(offered, lines));
  // The same lines keep their ids, so that focus stays on the one that moved; others (a restored draft) start anew.
  const assembly = sameLines(linesOf(kept), lines) ? kept : assemblyOf(offered, lines);
  const { program, bank } = assembly;
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current) document.getElementById(elementIdOf(focusNext.current))?.focus();
    focusNext.current = null;
  });

  const update = (next: Assembly, id: string) => {
    setKept(next);
    change(linesOf(next));
    const index = next.program.findIndex((line) => line.id === id);
    const line = next.program[index];
    const number = field.before.length + index + 1;
    if (line) setSaid(t("placed", { line: line.text, number, level: line.indent }));
    else setSaid(t("takenOut", { line: next.bank.find((one) => one.id === id)?.text ?? "" }));
  };

  return {
    ...assembly,
    /** the line that the buttons are about */
    current: program.find((line) => line.id === chosen) ?? null,
    choose: setChosen,
    said,
    place: (id: string, to: number, indentBy: number) =>
      update(indentLine(moveLine(assembly, id, to), id, indentBy), id),
    add: (id: string, at = program.length) => {
      setChosen(id);
      focusNext.current = neighbourOf(bank, id) ?? id;
      update(addLine(assembly, id, at), id);
    },
    takeOut: (id: string, keepFocus = false) => {
      const next = neighbourOf(program, id);
      setChosen(next);
      if (!keepFocus) focusNext.current = next ?? id;
      update(takeOut(assembly, id), id);
    },
  };
}

/** What will stand where this one stands now, or before it. */
function neighbourOf(lines: { id: string }[], id: string): string | null {
  const index = lines.findIndex((line) => line.id === id);
  return (lines[index + 1] ?? lines[index - 1])?.id ?? null;
}

function sameLines(a: Lines, b: Lines): boolean {
  return a.length === b.length && a.every(({ text, indent }, at) => text === b[at]?.text && indent === b[at].indent);
}
