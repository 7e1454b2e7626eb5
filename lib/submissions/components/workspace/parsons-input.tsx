"use client";
import type { AnswerOf } from "#lib/grading/answer.ts";
import type { FieldOf } from "./answer-field.ts";

interface ParsonsInputProps {
  field: FieldOf<"parsons">;
  lines: AnswerOf<"parsons">["lines"];
  change: (lines: AnswerOf<"parsons">["lines"]) => void;
}

export function ParsonsInput(_props: ParsonsInputProps) {
  return null;
}
