/** What the demo student has handed in: answers that end in every way, so that each screen has something to show. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AuthenticatedUserId } from "../accounts/access.ts";
import { listExercises } from "../catalogue/queries.ts";
import type { Database } from "../database/client.ts";
import { renderExercise } from "../exercise-library/render-exercise.ts";
import type { Exercise } from "../exercise-library/schema.ts";
import type { Answer } from "../grading/answer.ts";
import { readCloze } from "../grading/cloze.ts";
import { parsonsFrame } from "../grading/parsons.ts";
import { takeHint } from "../hints/mutations.ts";
import { submitAnswer } from "./mutations.ts";

const folder = path.join(import.meta.dirname, "demo-answers");
const betweenMs = 20 * 60_000;

/** Hands them in, once: graded like everybody's. @returns how many */
export async function createDemoSubmissions(db: Database, userId: AuthenticatedUserId, now: Date): Promise<number> {
  if ((await db.submission.findFirst({ where: { userId }, select: { id: true } })) !== null) return 0;
  const exercises = (await listExercises(db)).flatMap(({ content }) =>
    content.variant === null ? [renderExercise(content, null)] : [],
  );
  const handedIn = [...oddAnswers(exercises), ...exercises.flatMap(learnersAnswers)];
  await payForHint(db, userId, exercises, new Date(now.getTime() - (handedIn.length + 1) * betweenMs));
  for (const [index, { exerciseId, answer }] of handedIn.entries()) {
    const at = new Date(now.getTime() - (handedIn.length - index) * betweenMs);
    const submissionId = randomUUID();
    const result = await submitAnswer(db, {
      submissionId,
      userId,
      exerciseId,
      answer,
      maxWaiting: Number.POSITIVE_INFINITY,
      now: at,
    });
    if ("refused" in result) throw new Error(`The demo answer to ${exerciseId} was refused: ${result.refused}`);
  }
  return handedIn.length;
}

/** So that a score is to be seen from which a hint's price is taken off. */
async function payForHint(db: Database, userId: AuthenticatedUserId, exercises: Exercise[], now: Date): Promise<void> {
  for (const { id: exerciseId, hintRules } of exercises) {
    const priced = hintRules.findIndex(({ price }) => price !== undefined);
    for (let number = 1; number <= priced + 1; number++)
      await takeHint(db, { userId, exerciseId, number, agreedPrice: Number.POSITIVE_INFINITY, now });
  }
}

type DemoAnswer = { exerciseId: string; answer: Answer };

/** To the first exercise that asks for code: programs that end otherwise than by finishing. */
function oddAnswers(exercises: Exercise[]): DemoAnswer[] {
  const code = exercises.find((exercise) => exercise.kind === "code");
  if (!code) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .map((source) => ({ exerciseId: code.id, answer: { kind: "code", source } }));
}

/** Wrong at first, and right in the end; the predictions are left to whoever looks around. */
function learnersAnswers(exercise: Exercise): DemoAnswer[] {
  const to = (answer: Answer): DemoAnswer => ({ exerciseId: exercise.id, answer });
  if (exercise.kind === "code") {
    const { starter, solution } = exercise.files;
    const wrong = exercise.wrong.slice(0, 1).map((one) => one.source);
    return [starter, ...wrong, solution].map((source) => to({ kind: "code", source }));
  }
  if (exercise.kind === "parsons") {
    const { pieces } = parsonsFrame(exercise.files.solution);
    return [pieces.slice(0, -1), pieces].map((lines) => to({ kind: "parsons", lines }));
  }
  if (exercise.kind === "cloze") {
    const { template, solution } = exercise.files;
    const blanks = readCloze(template, solution);
    return blanks ? [to({ kind: "cloze", blanks })] : [];
  }
  if (exercise.kind === "choice") {
    const isSeveral = exercise.options.filter((option) => option.correct).length > 1;
    const wrong = exercise.options.filter((option) => !option.correct).slice(0, 1);
    return wrong.map(({ id }) => to({ kind: "choice", choice: isSeveral ? [id] : id }));
  }
  if (exercise.kind === "match") {
    const [first, ...others] = exercise.pairs;
    const rights = [first, ...others.toReversed()].flatMap((pair) => pair?.right.id ?? []);
    const pairs = exercise.pairs.map(({ left }, index) => [left.id, rights[index] ?? ""] as const);
    return [to({ kind: "match", pairs: Object.fromEntries(pairs) })];
  }
  return [];
}
