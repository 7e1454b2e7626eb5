/** What proofs of every kind share. */
import type { Exercise } from "../../exercise-library/schema.ts";
import type { Answer } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { gradeAnswer } from "../../grading/grade.ts";
import type { Verdict } from "../../grading/verdict.ts";

export interface Proof {
  /** what is wrong, each with what to do; none if the exercise is proven */
  problems: string[];
  /** what an answer must say to be right, as a text to compare by: learners' variants should differ in it */
  key: string;
}

export const verdictOf = async (sandbox: Sandbox, exercise: Exercise, answer: Answer): Promise<Verdict> =>
  (await gradeAnswer({ sandbox, exercise, answer, seed: 0, now: () => 0 })).verdict;

/** What went wrong in a verdict, for the author: the failed tests and their messages. */
export const failuresOf = (verdict: Verdict) =>
  verdict.tests
    .filter((test) => test.status !== "passed")
    .map((test) => `${test.id}: ${(test.message?.en ?? test.status).replace(/\.$/, "")}`)
    .join("; ");

export const earnsAll = (verdict: Verdict) => verdict.status === "passed" && verdict.score >= verdict.maxScore;

export const sameItems = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
