/** What the demo student has handed in: answers that end in every way, so that each screen has something to show. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AuthenticatedUserId } from "../accounts/access.ts";
import { listExercises } from "../catalogue/queries.ts";
import type { Database } from "../database/client.ts";
import { renderExercise } from "../exercise-library/render-exercise.ts";
import type { Exercise, ExerciseOf } from "../exercise-library/schema.ts";
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
  const byLearner = exercises.flatMap((exercise) =>
    learnersAnswers(exercise).map((answer) => ({ exerciseId: exercise.id, answer })),
  );
  const handedIn = [...oddAnswers(exercises), ...byLearner];
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

/** Wrong at first, and right in the end, as far as the exercise itself tells: the key of a prediction comes from running it. */
function learnersAnswers(exercise: Exercise): Answer[] {
  switch (exercise.kind) {
    case "code": {
      const { starter, solution } = exercise.files;
      const wrong = exercise.wrong.slice(0, 1).map((one) => one.source);
      return [starter, ...wrong, solution].map((source) => ({ kind: "code", source }));
    }
    case "parsons": {
      const { pieces } = parsonsFrame(exercise.files.solution);
      return [pieces.slice(0, -1), pieces].map((lines) => ({ kind: "parsons", lines }));
    }
    case "cloze": {
      const programs = [...exercise.wrong.slice(0, 1).map((one) => one.source), exercise.files.solution];
      return programs
        .map((program) => readCloze(exercise.files.template, program))
        .flatMap((blanks) => (blanks === null ? [] : [{ kind: "cloze", blanks }]));
    }
    case "choice":
      return chosen(exercise).map((choice) => ({ kind: "choice", choice }));
    case "match": {
      const [first, ...others] = exercise.pairs;
      return [[first, ...others.toReversed()], exercise.pairs].map((order) => {
        const pairs = exercise.pairs.map(({ left }, index) => [left.id, order[index]?.right.id ?? ""] as const);
        return { kind: "match", pairs: Object.fromEntries(pairs) };
      });
    }
    case "predict-output":
      return [{ kind: "predict-output", lines: exercise.lines }];
    case "predict-time":
      return exercise.distractors.slice(0, 1).map(({ seconds }) => ({ kind: "predict-time", seconds }));
    case "predict-timeline":
      return exercise.distractors.slice(0, 1).map(({ lanes }) => ({ kind: "predict-timeline", lanes }));
    case "spot":
      return exercise.distractors.slice(0, 1).map(({ line }) => ({ kind: "spot", lines: [line] }));
  }
}

/** A wrong option, and then the right ones. */
function chosen({ options }: ExerciseOf<"choice">): (string | string[])[] {
  const rights = options.filter((option) => option.correct).map(({ id }) => id);
  const wrong = options.filter((option) => !option.correct).slice(0, 1);
  const isSeveral = rights.length > 1;
  return isSeveral ? [wrong.map(({ id }) => id), rights] : [...wrong.map(({ id }) => id), ...rights];
}
