/** What the answer form needs of an exercise, by kind. Goes to the browser. */
import type { ReactNode } from "react";
import type { Answer, LaneState } from "#lib/grading/answer.ts";

export type AnswerField =
  | { kind: "code"; starter: string }
  | { kind: "predict-output"; lines: string[]; expectedLines: number }
  | { kind: "predict-time" }
  | { kind: "predict-timeline"; lanes: string[]; step: number; until: number; states: LaneState[] }
  | { kind: "parsons"; before: ReactNode[]; after: ReactNode[]; base: number; lines: OfferedLine[] }
  | {
      kind: "cloze";
      lines: ClozePart[][];
      blanks: Record<string, { choices: string[] | null; width: number }>;
    }
  | { kind: "spot"; lines: OfferedLine[] }
  | { kind: "choice"; options: Offered[]; several: boolean }
  | { kind: "match"; lefts: Offered[]; rights: Offered[] };

export type FieldOf<Kind extends AnswerField["kind"]> = Extract<AnswerField, { kind: Kind }>;

export interface Offered {
  id: string;
  text: ReactNode;
}

/** A line of Python, and how it looks: coloured on the server, so that no highlighter goes to the browser. */
export interface OfferedLine {
  text: string;
  shown: ReactNode;
}

export type ClozePart = { shown: ReactNode } | { blank: string };

/** In the order in which they come; one that comes twice is counted once. */
export function blankNames(lines: ClozePart[][]): string[] {
  return [...new Set(lines.flat().flatMap((part) => ("blank" in part ? part.blank : [])))];
}

/** Before anything is done; null where that would already be an answer, or nothing to hand in. */
export function blankAnswer(field: AnswerField): Answer | null {
  switch (field.kind) {
    case "code":
      return { kind: "code", source: field.starter };
    case "predict-output":
      return { kind: "predict-output", lines: field.lines };
    default:
      return null;
  }
}
