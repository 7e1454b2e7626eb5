"use client";
import type { AnswerOf } from "#lib/grading/answer.ts";
import type { FieldOf } from "./answer-field.ts";

interface TimelineInputProps {
  field: FieldOf<"predict-timeline">;
  lanes: AnswerOf<"predict-timeline">["lanes"];
  change: (lanes: AnswerOf<"predict-timeline">["lanes"]) => void;
}

export function TimelineInput(_props: TimelineInputProps) {
  return null;
}
