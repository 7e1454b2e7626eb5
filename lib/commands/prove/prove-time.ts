/** A predicted time: the same however the program's ties fall, and no foreseen wrong one is right. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { observeAll } from "./own-runs.ts";
import { type Proof, verdictOf } from "./proof.ts";

export async function proveTime(sandbox: Sandbox, exercise: ExerciseOf<"predict-time">): Promise<Proof> {
  const { runs, other } = await observeAll(sandbox, exercise);
  const times = [...new Set(runs.map((run) => run.elapsed))];
  const elapsed = times[0] as number;
  const passes = async (seconds: number) =>
    (await verdictOf(sandbox, exercise, { kind: "predict-time", seconds })).status === "passed";
  const problems: string[] = [];
  if (times.length > 1)
    problems.push(
      `program.py takes ${times.join(" or ")} s, as asyncio may order what happens at one instant: change a delay, so that one time is right`,
    );
  if (other.elapsed !== elapsed) problems.push("program.py takes another time under another seed: take chance out");
  if (!(await passes(elapsed))) problems.push(`the time that it takes, ${elapsed} s, is refused`);
  const { distractors } = exercise;
  for (const [index, { seconds }] of distractors.entries()) {
    if (await passes(seconds))
      problems.push(`exercise.yaml: the distractor ${seconds} is the time that program.py takes: change it`);
    if (distractors.findIndex((one) => one.seconds === seconds) < index)
      problems.push(`exercise.yaml: the distractor ${seconds} is there twice: change one`);
  }
  return { problems, key: String(elapsed) };
}
