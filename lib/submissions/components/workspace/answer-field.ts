/** What the answer form needs of an exercise, by kind. Goes to the browser. */
import type { ReactNode } from "react";
import type { Answer } from "#lib/grading/answer.ts";

export type AnswerField =
  | { kind: "code"; starter: string }
  | { kind: "predict-output"; lines: string[]; expectedLines: number }
  | { kind: "predict-time" }
  | { kind: "choice"; options: { id: string; text: ReactNode }[] };

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
