/** Grades a predicted time by running the program. */
import type { AnswerOf } from "./answer.ts";
import type { GradableTime, Graded, Sandbox } from "./gradable.ts";
import { observeOwnProgram } from "./observe-own-program.ts";
import { partsVerdict } from "./parts-verdict.ts";
import type { Localized } from "./verdict.ts";

const toleranceSeconds = 1e-6;
const areEqual = (one: number, other: number) => Math.abs(one - other) <= toleranceSeconds;

export async function gradeTime(
  sandbox: Sandbox,
  exercise: GradableTime,
  answer: AnswerOf<"predict-time">,
  seed: number,
): Promise<Graded> {
  const observation = await observeOwnProgram(sandbox, exercise, seed);
  const passed = areEqual(answer.seconds, observation.elapsed);
  const title = { en: "How long the program takes", zh: "程序运行的总时间" };
  const message = passed ? null : whyNot(exercise, answer.seconds, observation.elapsed);
  const verdict = partsVerdict(exercise, [{ id: "time", title, earned: passed ? 1 : 0, message }]);
  // The run shows the key: it is for those who have found it.
  return { verdict, observation: passed ? observation : null };
}

/** Where a foreseen misreading arrives at this time, what it overlooks; else the direction. */
function whyNot({ distractors }: GradableTime, seconds: number, elapsed: number): Localized {
  const foreseen = distractors.find((one) => areEqual(one.seconds, seconds));
  if (foreseen) return foreseen.explanation;
  return seconds < elapsed
    ? { en: "That is too short: the program takes longer.", zh: "太短了：程序用的时间更长。" }
    : { en: "That is too long: the program takes less time.", zh: "太长了：程序用的时间更短。" };
}
