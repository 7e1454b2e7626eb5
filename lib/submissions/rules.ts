/**
 * What a submission may become.
 *
 *   queued ──a grader takes it──► grading ──verdict──► graded
 *     ▲                              │ our fault
 *     └──────── again later ─────────┤
 *                                    └── too often ──► faulted
 *
 * A grader that is killed leaves it in `grading`; the next one takes it from there.
 */
import { createHash } from "node:crypto";
import { type Answer, answer, answerLimitBytes } from "../grading/answer.ts";
import { roundPoints } from "../grading/round-points.ts";
import type { AnswerRefusal, SubmissionState } from "./schema.ts";

/** So often a grader may fail at one submission before we give up and say so. */
export const faultLimit = 4;

/** More than faults: a grader that is killed uses up an attempt of the queue's without being at fault. */
export const queueAttempts = 12;

/** So many of one student may wait at once: who sends more takes the graders from everybody else. */
export const waitingLimit = 20;

/** Unfinished ones are taken, finished ones left alone: a job may be done twice. */
export const unfinishedStates = ["queued", "grading"] satisfies SubmissionState[];

export function stateAfterFault(faultsSoFar: number, isLastAttempt: boolean): SubmissionState {
  return isLastAttempt || faultsSoFar + 1 >= faultLimit ? "faulted" : "queued";
}

/**
 * Of Python's random in the program's own run. 32 bits.
 * @param seed of the learner's variant; the same learner meets the same random numbers in the same exercise
 */
export function gradingSeed(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE(0);
}

/** What a submission counts, in lists and for the learner's progress; its verdict stays what the judge has said. */
export function scoreAfterHints(earned: number, hintPenalty: number): number {
  return roundPoints(Math.max(0, earned - hintPenalty));
}

/** So that nobody goes through variants unseen, in search of an easy one. */
export function mayHaveAnotherVariant(gradedInThisGroup: number): boolean {
  return gradedInThisGroup > 0;
}

/** @param input as it came, from anybody */
export function parseAnswer(input: unknown): { answer: Answer } | { refused: AnswerRefusal } {
  const text = JSON.stringify(input);
  if (text === undefined) return { refused: "malformed" };
  if (Buffer.byteLength(text) > answerLimitBytes) return { refused: "too-large" };
  const parsed = answer.safeParse(input);
  return parsed.success ? { answer: parsed.data } : { refused: "malformed" };
}
