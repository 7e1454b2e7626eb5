import type { Answer } from "./answer.ts";
import { clozeBlanks } from "./cloze.ts";
import type { GradableExercise } from "./gradable.ts";
import { areOffered, parsonsDistractors, parsonsFrame } from "./parsons.ts";

/** Whether the answer is one to this exercise, finished or not: ask before storing or grading it. */
export function fitsExercise(exercise: GradableExercise, answer: Answer): boolean {
  if (exercise.kind === "choice" && answer.kind === "choice") {
    const ids = new Set(exercise.options.map((option) => option.id));
    const isSeveral = exercise.options.filter((option) => option.correct).length > 1;
    return isSeveral
      ? Array.isArray(answer.choice) && answer.choice.every((id) => ids.has(id))
      : typeof answer.choice === "string" && ids.has(answer.choice);
  }
  if (exercise.kind === "match" && answer.kind === "match") {
    const lefts = new Set(exercise.pairs.map((pair) => pair.left.id));
    const rights = new Set([
      ...exercise.pairs.map((pair) => pair.right.id),
      ...exercise.distractors.map((one) => one.id),
    ]);
    return Object.entries(answer.pairs).every(([left, right]) => lefts.has(left) && rights.has(right));
  }
  if (exercise.kind === "parsons" && answer.kind === "parsons") {
    const { pieces } = parsonsFrame(exercise.files.solution);
    return areOffered(
      [...pieces.map((piece) => piece.text), ...parsonsDistractors(exercise.files.distractors)],
      answer.lines,
    );
  }
  if (exercise.kind === "cloze" && answer.kind === "cloze") {
    const names = clozeBlanks(exercise.files.template);
    return Object.entries(answer.blanks).every(([name, text]) => names.includes(name) && !/[\r\n]/.test(text));
  }
  if (exercise.kind === "spot" && answer.kind === "spot") {
    const last = exercise.files.program.split("\n").length;
    return answer.lines.every((line) => line <= last) && new Set(answer.lines).size === answer.lines.length;
  }
  if (exercise.kind === "predict-timeline" && answer.kind === "predict-timeline") {
    const names = answer.lanes.map((one) => one.lane);
    return names.every((name) => exercise.lanes.includes(name)) && new Set(names).size === names.length;
  }
  return answer.kind === exercise.kind;
}
