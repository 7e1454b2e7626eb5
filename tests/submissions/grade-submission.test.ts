import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { renderExercise } from "#lib/exercise-library/index.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { listProgress } from "#lib/progress/queries.ts";
import { type Grade, gradeSubmission } from "#lib/submissions/jobs.ts";
import { submitAnswer } from "#lib/submissions/mutations.ts";
import { findOwnSubmission } from "#lib/submissions/queries.ts";
import { faultLimit } from "#lib/submissions/rules.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { choiceExercise, createLearner, now, observationOfNul, storeExercises, verdictOf } from "./fixtures.ts";

const database = provideTestDatabase();
const exerciseId = choiceExercise.id;
let userId: AuthenticatedUserId;

beforeAll(async () => {
  await storeExercises(database.db);
});

async function submit(): Promise<string> {
  userId = await createLearner(database.db);
  return again();
}
async function again(): Promise<string> {
  const answer = { kind: "choice", choice: "no" };
  const result = await submitAnswer(database.db, { submissionId: randomUUID(), userId, exerciseId, answer, now });
  if ("refused" in result) throw new Error(result.refused);
  return result.submissionId;
}
const neverCalledOff = new AbortController().signal;
const grade = (submissionId: string, how: Grade, isLast = false, signal = neverCalledOff) =>
  gradeSubmission(
    { db: database.db, grade: how, now: () => now, report: () => {} },
    { submissionId },
    { number: 1, isLast, turn: { group: userId, urgency: "interactive", signal } },
  );
const find = (submissionId: string) => findOwnSubmission(database.db, userId, submissionId);
const graded: Grade = async () => ({ verdict: verdictOf("failed", 4), observation: observationOfNul });
const broken: Grade = async () => {
  throw new GraderFault("the disk is full");
};

describe("grading a submission", () => {
  test("stores verdict, score and observation", async () => {
    const id = await submit();
    await grade(id, graded);
    expect(await find(id)).toMatchObject({
      state: "graded",
      status: "failed",
      score: 4,
      maxScore: 10,
      gradedAt: now,
      observation: observationOfNul,
    });
  });

  test("shows the learner neither what hidden tests say nor the flags for staff", async () => {
    const id = await submit();
    await grade(id, graded);
    const shown = (await find(id))?.verdict;
    expect(shown?.tests.map((one) => one.message?.en ?? null)).toEqual(["seen 1", null]);
    expect(shown?.integrity).toEqual([]);
  });

  test("gives the grader the exercise, the answer, and the same seed for the same learner", async () => {
    const first = await submit();
    const seen: unknown[] = [];
    const spy: Grade = async (work) => {
      seen.push(work);
      return graded(work);
    };
    await grade(first, spy);
    await grade(await again(), spy);
    expect(seen[0]).toMatchObject({
      exercise: renderExercise(choiceExercise, null),
      answer: { kind: "choice", choice: "no" },
    });
    expect(seen[1]).toEqual(seen[0]);
  });

  test("does nothing to one that is graded already", async () => {
    const id = await submit();
    await grade(id, graded);
    await grade(id, broken);
    expect((await find(id))?.state).toBe("graded");
  });

  test("keeps the first of two verdicts", async () => {
    const id = await submit();
    await grade(id, async (work) => {
      await grade(id, graded);
      return { ...(await graded(work)), verdict: verdictOf("passed", 10) };
    });
    expect(await find(id)).toMatchObject({ status: "failed", score: 4 });
  });

  test("takes up one whose grader was killed half-way", async () => {
    const id = await submit();
    await database.db.submission.update({ where: { id }, data: { state: "grading" } });
    await grade(id, graded);
    expect((await find(id))?.state).toBe("graded");
  });

  test("does nothing for an account that was deleted meanwhile", async () => {
    const id = await submit();
    await database.db.user.delete({ where: { id: userId } });
    await grade(id, broken);
  });
});

describe("a fault of ours", () => {
  test("puts the submission back and asks for another try", async () => {
    const id = await submit();
    await expect(grade(id, broken)).rejects.toThrow("the disk is full");
    expect((await find(id))?.state).toBe("queued");
    await grade(id, graded);
    expect((await find(id))?.state).toBe("graded");
  });

  test("that keeps happening is said in the end, and costs no attempt", async () => {
    const id = await submit();
    for (let fault = 1; fault < faultLimit; fault++) await expect(grade(id, broken)).rejects.toThrow(GraderFault);
    await grade(id, broken); // no more tries are asked for
    expect((await find(id))?.state).toBe("faulted");
    expect(await listProgress(database.db, userId)).toEqual([]);
  });

  test("is also a verdict of the grader's own error, and one that breaks the contract", async () => {
    const id = await submit();
    const ownError: Grade = async () => ({ verdict: verdictOf("grader-error", 0), observation: null });
    await expect(grade(id, ownError)).rejects.toThrow(GraderFault);
    const nonsense: Grade = async () => ({ verdict: { ...verdictOf("passed", -1) }, observation: null });
    await expect(grade(id, nonsense)).rejects.toThrow();
    expect((await find(id))?.state).toBe("queued");
  });

  test("is a content that this version cannot read", async () => {
    const id = await submit();
    await database.db.submission.update({ where: { id }, data: { answer: { kind: "unheard-of" } } });
    await expect(grade(id, graded)).rejects.toThrow();
    expect((await database.db.submission.findUnique({ where: { id } }))?.faults).toBe(1);
  });

  test("ends at the queue's last attempt without another try", async () => {
    const id = await submit();
    await grade(id, graded, true);
    expect((await find(id))?.state).toBe("faulted");
  });
});

test("what is called off waits again, and is nobody's fault", async () => {
  const id = await submit();
  const stopping = new AbortController();
  const interrupted: Grade = async ({ turn }) => {
    stopping.abort(new Error("stopping"));
    turn.signal.throwIfAborted();
    throw new Error("was not called off");
  };
  await expect(grade(id, interrupted, false, stopping.signal)).rejects.toThrow("stopping");
  expect(await database.db.submission.findUnique({ where: { id } })).toMatchObject({ state: "queued", faults: 0 });
  await grade(id, graded);
  expect((await find(id))?.state).toBe("graded");
});

test("progress tells the best score, and passed for good", async () => {
  await grade(await submit(), graded);
  expect(await listProgress(database.db, userId)).toMatchObject([
    { exerciseId, status: "attempted", attempts: 1, bestScore: 4, maxScore: 10 },
  ]);
  await grade(await again(), async () => ({ verdict: verdictOf("passed", 10), observation: null }));
  await grade(await again(), graded);
  await again();
  expect(await listProgress(database.db, userId)).toMatchObject([
    { exerciseId, status: "passed", attempts: 4, bestScore: 10 },
  ]);
});
