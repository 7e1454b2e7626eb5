/** What the answer form needs of an exercise, by kind. Goes to the browser. */
import type { ReactNode } from "react";
import type { Answer, LaneState } from "#lib/grading/answer.ts";

export type AnswerField =
  | { kind: "code"; starter: string }
  | { kind: "predict-output"; lines: string[]; expectedLines: number }
  | { kind: "predict-time" }
  | { kind: "predict-timeline"; lanes: string[]; step: number; until: number; states: LaneState[] }
  | { kind: "parsons"; before: string; after: string; base: number; lines: string[] }
  | { kind: "cloze"; template: string; blanks: Record<string, { choices: string[] | null; width: number }> }
  | { kind: "spot"; program: string }
  | { kind: "choice"; options: Offered[]; several: boolean }
  | { kind: "match"; lefts: Offered[]; rights: Offered[] };

export type FieldOf<Kind extends AnswerField["kind"]> = Extract<AnswerField, { kind: Kind }>;

export interface Offered {
  id: string;
  text: ReactNode;
}

/** Before anything is done; null where that would already be an answer. */
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
