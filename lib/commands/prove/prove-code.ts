import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Answer } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import type { Proof } from "./proof.ts";
import { proveTested } from "./prove-tested.ts";

export function proveCode(sandbox: Sandbox, exercise: ExerciseOf<"code">): Promise<Proof> {
  const answer = (source: string): Answer => ({ kind: "code", source });
  return proveTested(sandbox, exercise, {
    solution: answer(exercise.files.solution),
    unfinished: [
      {
        answers: [answer(exercise.files.starter)],
        remedy: "starter.py earns full marks already: leave something to do",
      },
    ],
    wrong: exercise.wrong.map(({ source, ...one }) => ({ ...one, answer: answer(source) })),
  });
}
