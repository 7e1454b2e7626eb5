/** Grades lines that were pointed out by the engine's own findings on the program. */
import type { AnswerOf } from "./answer.ts";
import type { GradableSpot, Graded, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";

export async function gradeSpot(
  _sandbox: Sandbox,
  exercise: GradableSpot,
  _answer: AnswerOf<"spot">,
  _seed: number,
): Promise<Graded> {
  throw new GraderFault(`${exercise.id}: not built yet`);
}
