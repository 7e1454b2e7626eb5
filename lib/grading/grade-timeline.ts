/** Grades a timeline that was laid by hand, span by span, by running the program. */
import type { AnswerOf } from "./answer.ts";
import type { GradableTimeline, Graded, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";

export async function gradeTimeline(
  _sandbox: Sandbox,
  exercise: GradableTimeline,
  _answer: AnswerOf<"predict-timeline">,
  _seed: number,
): Promise<Graded> {
  throw new GraderFault(`${exercise.id}: not built yet`);
}
