/** The job: one submission, from its row to its verdict. May be done twice and be killed anywhere. */
import { type Database, Prisma } from "../database/client.ts";
import { messageOf } from "../errors.ts";
import { renderExercise } from "../exercise-library/render-exercise.ts";
import { type Exercise, exercise, exerciseContent } from "../exercise-library/schema.ts";
import { type Answer, answer } from "../grading/answer.ts";
import { GraderFault } from "../grading/grader-fault.ts";
import { type Observation, observation } from "../grading/observation.ts";
import { type Verdict, verdict } from "../grading/verdict.ts";
import type { Attempt } from "../queue/worker.ts";
import { announce } from "./events.ts";
import { gradingSeed, scoreAfterHints, stateAfterFault, unfinishedStates } from "./rules.ts";
import { gradeSubmissionJob } from "./schema.ts";

/** From an answer to its verdict; throws whatever is not the student's fault, and once the turn is called off. */
export type Grade = (work: {
  exercise: Exercise;
  answer: Answer;
  seed: number;
  turn: Attempt["turn"];
}) => Promise<{ verdict: Verdict; observation: Observation | null }>;

export interface GradingTools {
  db: Database;
  grade: Grade;
  now: () => Date;
  report: (line: string) => void;
}

/** @throws to be tried again later; what becomes of the submission meanwhile is written already */
export async function gradeSubmission(tools: GradingTools, payload: unknown, attempt: Attempt): Promise<void> {
  const { submissionId } = gradeSubmissionJob.parse(payload);
  const submission = await takeSubmission(tools.db, submissionId);
  if (!submission) return; // graded before, or deleted with its account
  try {
    // Graders were killed over it again and again: not once more.
    if (attempt.isLast) throw new GraderFault("the queue's last attempt");
    await store(tools, submission, await tools.grade({ ...parseWork(submission), turn: attempt.turn }));
  } catch (fault) {
    if (attempt.turn.signal.aborted) {
      await changeState(tools.db, submission, { state: "queued" });
      throw fault;
    }
    tools.report(`submission ${submissionId} could not be graded: ${messageOf(fault)}`);
    const state = stateAfterFault(submission.faults, attempt.isLast);
    await changeState(tools.db, submission, { state, faults: { increment: 1 } });
    if (state === "queued") throw fault;
  }
}

type TakenSubmission = NonNullable<Awaited<ReturnType<typeof takeSubmission>>>;

async function takeSubmission(db: Database, id: string) {
  const submission = await db.submission.findUnique({
    where: { id },
    select: {
      id: true,
      userId: true,
      exerciseId: true,
      answer: true,
      hintPenalty: true,
      faults: true,
      exerciseVersion: { select: { content: true } },
      variant: { select: { seed: true, content: true } },
    },
  });
  return submission && (await changeState(db, submission, { state: "grading" })) ? submission : null;
}

/** Stored by an earlier version of the program, it may no longer be what this one can grade. */
function parseWork(submission: TakenSubmission): Omit<Parameters<Grade>[0], "turn"> {
  const { variant, exerciseVersion, userId, exerciseId } = submission;
  return {
    exercise: variant
      ? exercise.parse(variant.content)
      : renderExercise(exerciseContent.parse(exerciseVersion.content), null),
    answer: answer.parse(submission.answer),
    seed: gradingSeed(variant?.seed ?? `${userId}/${exerciseId}`),
  };
}

async function store({ db, now }: GradingTools, submission: TakenSubmission, graded: Awaited<ReturnType<Grade>>) {
  const result = verdict.parse(graded.verdict);
  if (result.status === "grader-error") throw new GraderFault("the grader reported an error of its own");
  await changeState(db, submission, {
    state: "graded",
    gradedAt: now(),
    status: result.status,
    score: scoreAfterHints(result.score, submission.hintPenalty),
    maxScore: result.maxScore,
    verdict: result,
    observation: graded.observation === null ? Prisma.DbNull : observation.parse(graded.observation),
  });
}

/** Only of an unfinished one: of two graders at the same job the first verdict stays. @returns whether it was */
async function changeState(
  db: Database,
  { id, userId }: { id: string; userId: string },
  data: Prisma.SubmissionUpdateManyMutationInput,
): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.submission.updateMany({ where: { id, state: { in: unfinishedStates } }, data });
    if (count > 0) await announce(transaction, { submissionId: id, userId });
    return count > 0;
  });
}
