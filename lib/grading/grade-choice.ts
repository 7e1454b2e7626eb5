import type { AnswerOf, GradableChoice, Graded } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { oneTestVerdict } from "./one-test-verdict.ts";

/** Grades by the key. The message is why the chosen option is right or wrong, and says nothing of the others. */
export function gradeChoice(exercise: GradableChoice, answer: AnswerOf<"choice">): Graded {
  const chosen = exercise.options.find((option) => option.id === answer.choice);
  if (!chosen) throw new GraderFault(`the exercise ${exercise.id} has no option ${answer.choice}`);
  const title = { en: "The chosen statement", zh: "所选的说法" };
  const test = { id: "choice", title, passed: chosen.correct, message: chosen.explanation };
  return { verdict: oneTestVerdict(exercise, test), observation: null };
}
