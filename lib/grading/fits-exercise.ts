import type { Answer } from "./answer.ts";

/** Whether the answer is one to this exercise: ask before storing or grading it. */
export function fitsExercise(exercise: { kind: string; options?: { id: string }[] }, answer: Answer): boolean {
  if (answer.kind !== exercise.kind) return false;
  return answer.kind !== "choice" || (exercise.options ?? []).some((option) => option.id === answer.choice);
}
