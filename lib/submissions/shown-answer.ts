import type { Exercise, LocalizedText } from "../exercise-library/schema.ts";
import type { Answer, AnswerOf } from "../grading/answer.ts";
import { fillCloze } from "../grading/cloze.ts";
import { assembleParsons, parsonsFrame } from "../grading/parsons.ts";

/** An answer as its page shows it: in the exercise's words where the answer itself holds ids. */
export type ShownAnswer =
  | { kind: "program"; source: string }
  | { kind: "lines"; lines: string[] }
  | { kind: "seconds"; seconds: number }
  | { kind: "timeline"; lanes: AnswerOf<"predict-timeline">["lanes"]; names: string[]; until: number }
  | { kind: "spotted"; program: string; lines: number[] }
  | { kind: "statements"; statements: { id: string; text: LocalizedText }[] }
  | { kind: "pairs"; pairs: { id: string; left: LocalizedText; right: LocalizedText | null }[] };

/** @returns null where the exercise can no longer be read and the answer says nothing without it */
export function shownAnswer(answer: Answer, exercise: Exercise | null): ShownAnswer | null {
  if (answer.kind === "code") return { kind: "program", source: answer.source };
  if (answer.kind === "predict-output") return { kind: "lines", lines: answer.lines };
  if (answer.kind === "predict-time") return { kind: "seconds", seconds: answer.seconds };
  if (exercise?.kind === "predict-timeline" && answer.kind === "predict-timeline")
    return { kind: "timeline", lanes: answer.lanes, names: exercise.lanes, until: exercise.until };
  if (exercise?.kind === "parsons" && answer.kind === "parsons")
    return { kind: "program", source: assembleParsons(parsonsFrame(exercise.files.solution), answer.lines) };
  if (exercise?.kind === "cloze" && answer.kind === "cloze")
    return { kind: "program", source: fillCloze(exercise.files.template, answer.blanks) };
  if (exercise?.kind === "spot" && answer.kind === "spot")
    return { kind: "spotted", program: exercise.files.program, lines: answer.lines };
  if (exercise?.kind === "choice" && answer.kind === "choice") {
    const chosen = [answer.choice].flat();
    return {
      kind: "statements",
      statements: exercise.options.filter(({ id }) => chosen.includes(id)).map(({ id, text }) => ({ id, text })),
    };
  }
  if (exercise?.kind === "match" && answer.kind === "match") {
    const rights = [...exercise.pairs.map((pair) => pair.right), ...exercise.distractors];
    const textOf = (id: string | undefined) => rights.find((right) => right.id === id)?.text ?? null;
    return {
      kind: "pairs",
      pairs: exercise.pairs.map(({ left }) => ({ id: left.id, left: left.text, right: textOf(answer.pairs[left.id]) })),
    };
  }
  return null;
}
