/** A predicted time: the same however the program's ties fall, and no foreseen wrong one is right. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { observeTwice } from "./own-runs.ts";
import { type Proof, verdictOf } from "./proof.ts";

export async function proveTime(sandbox: Sandbox, exercise: ExerciseOf<"predict-time">): Promise<Proof> {
  const [first, other] = await observeTwice(sandbox, exercise);
  const passes = async (seconds: number) =>
    (await verdictOf(sandbox, exercise, { kind: "predict-time", seconds })).status === "passed";
  const problems: string[] = [];
  const times = [...new Set([first].map((run) => run.elapsed))];
  if (times.length > 1)
    problems.push(
      `program.py takes ${times.join(" or ")} s, as things that happen at one instant fall out: change a delay, so that one time is right`,
    );
  if (other.elapsed !== first.elapsed)
    problems.push("program.py takes another time under another seed: take chance out");
  if (!(await passes(first.elapsed))) problems.push(`the time that it takes, ${first.elapsed} s, is refused`);
  const { distractors } = exercise;
  for (const [index, { seconds }] of distractors.entries()) {
    if (await passes(seconds))
      problems.push(`exercise.yaml: the distractor ${seconds} is the time that program.py takes: change it`);
    if (distractors.findIndex((one) => one.seconds === seconds) < index)
      problems.push(`exercise.yaml: the distractor ${seconds} is there twice: change one`);
  }
  return { problems, key: String(first.elapsed) };
}
