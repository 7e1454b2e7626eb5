import type { Answer, AnswerOf } from "./answer.ts";
import { clozeBlanks, filledIn } from "./cloze.ts";
import type { GradableChoice, GradableCloze, GradableExercise, GradableMatch } from "./gradable.ts";
import { areOffered, parsonsDistractors, parsonsFrame } from "./parsons.ts";

/** Whether the answer is one to this exercise, finished or not: ask before storing or grading it. */
export function fitsExercise(exercise: GradableExercise, answer: Answer): boolean {
  return misfit(exercise, answer) === null;
}

/** What of the answer the exercise does not offer, as a sentence without its beginning; null where all of it fits. */
export function misfit(exercise: GradableExercise, answer: Answer): string | null {
  if (exercise.kind === "choice" && answer.kind === "choice") return choiceMisfit(exercise, answer);
  if (exercise.kind === "match" && answer.kind === "match") return matchMisfit(exercise, answer);
  if (exercise.kind === "parsons" && answer.kind === "parsons") {
    const offered = [
      ...parsonsFrame(exercise.files.solution).pieces.map((piece) => piece.text),
      ...parsonsDistractors(exercise.files.distractors),
    ];
    const isTooMuch = answer.lines.findIndex((_, index) => !areOffered(offered, answer.lines.slice(0, index + 1)));
    if (isTooMuch < 0) return null;
    const { text } = answer.lines[isTooMuch] as { text: string };
    return offered.includes(text)
      ? `the line ${quoted(text)} is used more often than it is offered`
      : `the line ${quoted(text)} is not offered`;
  }
  if (exercise.kind === "cloze" && answer.kind === "cloze") return clozeMisfit(exercise, answer);
  if (exercise.kind === "spot" && answer.kind === "spot") {
    const last = exercise.files.program.trimEnd().split("\n").length;
    const beyond = answer.lines.find((line) => line > last);
    if (beyond !== undefined) return `there is no line ${beyond}: the program has ${last}`;
    const twice = repeated(answer.lines);
    return twice === undefined ? null : `line ${twice} is named twice`;
  }
  if (exercise.kind === "predict-timeline" && answer.kind === "predict-timeline") {
    const names = answer.lanes.map((one) => one.lane);
    const unknown = names.find((name) => !exercise.lanes.includes(name));
    if (unknown !== undefined) return `there is no lane ${quoted(unknown)}; ${anyOf(exercise.lanes)}`;
    const twice = repeated(names);
    return twice === undefined ? null : `the lane ${quoted(twice)} is given twice`;
  }
  return answer.kind === exercise.kind ? null : `an answer of kind ${answer.kind} does not fit kind ${exercise.kind}`;
}

function clozeMisfit({ files, blanks }: GradableCloze, answer: AnswerOf<"cloze">): string | null {
  const names = clozeBlanks(files.template);
  const unknown = Object.keys(answer.blanks).find((name) => !names.includes(name));
  if (unknown !== undefined) return `there is no blank ${quoted(unknown)}; ${anyOf(names)}`;
  for (const name of names) {
    const text = filledIn(answer.blanks, name);
    if (/[\r\n]/.test(text)) return `the blank ${quoted(name)} takes one line, and was given more`;
    const choices = Object.hasOwn(blanks, name) ? blanks[name]?.choices : undefined;
    if (text !== "" && choices && !choices.includes(text))
      return `the blank ${quoted(name)} does not offer ${quoted(text)}; ${anyOf(choices)}`;
  }
  return null;
}

function choiceMisfit({ options }: GradableChoice, { choice }: AnswerOf<"choice">): string | null {
  const ids = options.map((option) => option.id);
  const isSeveral = options.filter((option) => option.correct).length > 1;
  if (isSeveral && !Array.isArray(choice)) return "several may be chosen: give a list of ids";
  if (!isSeveral && Array.isArray(choice)) return "one is to be chosen: give one id, not a list";
  const chosen = [choice].flat();
  const unknown = chosen.find((id) => !ids.includes(id));
  if (unknown !== undefined) return `there is no option ${quoted(unknown)}; ${anyOf(ids)}`;
  const twice = repeated(chosen);
  return twice === undefined ? null : `the option ${quoted(twice)} is chosen twice`;
}

function matchMisfit({ pairs, distractors }: GradableMatch, answer: AnswerOf<"match">): string | null {
  const lefts = pairs.map((pair) => pair.left.id);
  const rights = [...pairs.map((pair) => pair.right.id), ...distractors.map((one) => one.id)].sort();
  const left = Object.keys(answer.pairs).find((id) => !lefts.includes(id));
  if (left !== undefined) return `there is no left side ${quoted(left)}; ${anyOf(lefts)}`;
  const right = Object.values(answer.pairs).find((id) => !rights.includes(id));
  return right === undefined ? null : `there is no right side ${quoted(right)}; ${anyOf(rights)}`;
}

const quoted = (text: string) => JSON.stringify(text);
const anyOf = (names: string[]) => `there are ${names.map(quoted).join(", ")}`;
const repeated = <T>(items: T[]) => items.find((item, index) => items.indexOf(item) !== index);
