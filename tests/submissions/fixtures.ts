// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what an author writes where learners have numbers of their own
/** A small catalogue and a learner, for tests that need neither's details. */
import { type AuthenticatedUserId, mintAuthenticatedUserId } from "#lib/accounts/access.ts";
import { replaceCatalogue } from "#lib/catalogue/mutations.ts";
import type { Database } from "#lib/database/client.ts";
import { contentHash, type ExerciseContent } from "#lib/exercise-library/index.ts";
import type { Observation } from "#lib/grading/observation.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { observationOf } from "../grading/observations.ts";

export const now = new Date("2026-11-22T12:00:00Z");

const both = (en: string) => ({ en, zh: en });
const common = {
  concepts: ["gather"],
  difficulty: 1,
  points: 10,
  source: "gather",
  limits: {},
  world: {},
  hintRules: [],
  variant: null,
  explanation: both("because"),
  topic: "04-gather",
  topicTitle: both("gather"),
  prompt: both("What happens?"),
  hints: { en: ["think"], zh: ["想"] },
};

export const choiceExercise: ExerciseContent & { kind: "choice" } = {
  ...common,
  kind: "choice",
  id: "a-choice",
  title: both("A choice"),
  path: "04-gather/a-choice",
  slug: "a-choice",
  options: [
    { id: "yes", text: both("yes"), correct: true, explanation: both("right") },
    { id: "no", text: both("no"), correct: false, explanation: both("wrong") },
  ],
};

export const codeExercise: ExerciseContent & { kind: "code" } = {
  ...common,
  kind: "code",
  id: "some-code",
  title: both("Some code"),
  path: "04-gather/some-code",
  slug: "some-code",
  files: { starter: "pass\n", solution: "async def answer():\n    return 42\n", tests: "…" },
  wrong: [{ file: "wrong/zero.py", fails: "answer", source: "async def answer():\n    return 0\n" }],
};

/** Two numbers per learner; the program runs for as long as both together. */
export const variantExercise: ExerciseContent & { kind: "predict-time" } = {
  ...common,
  kind: "predict-time",
  id: "own-numbers",
  title: both("Own numbers"),
  path: "04-gather/own-numbers",
  slug: "own-numbers",
  variant: "def generate(rng):\n    return {'first': rng.randint(1, 10**4), 'second': rng.randint(1, 10**4)}\n",
  prompt: both("It sleeps ${first} s and ${second} s."),
  hints: { en: ["Add ${first} and ${second}."], zh: ["把 ${first} 和 ${second} 相加。"] },
  explanation: both("${first} + ${second}"),
  files: { program: "import time\ntime.sleep(${first})\ntime.sleep(${second})\n" },
  distractors: [{ seconds: "${first}", explanation: both("That is the first sleep alone.") }],
};

export async function storeExercises(db: Database, exercises: ExerciseContent[] = [choiceExercise, codeExercise]) {
  const source = exercises.map((content) => ({ content, hash: contentHash(content) }));
  return replaceCatalogue(db, { exercises: source, refusedPaths: [] }, now);
}

let learners = 0;
export async function createLearner(db: Database): Promise<AuthenticatedUserId> {
  const email = `learner-${++learners}@example.test`;
  const { id } = await db.user.create({ data: { email, name: "Learner", passwordHash: "none" } });
  return mintAuthenticatedUserId(id);
}

export function verdictOf(status: Verdict["status"], score: number): Verdict {
  return {
    version: 1,
    exercise: choiceExercise.id,
    status,
    score,
    maxScore: 10,
    tests: [
      { id: "shown", title: both("Shown"), visible: true, status: "failed", points: 0, message: both("seen 1") },
      { id: "hidden", title: both("Hidden"), visible: false, status: "failed", points: 0, message: both("secret") },
    ],
    diagnostics: [],
    integrity: ["touched the clock"],
    durationMs: 5,
  };
}

export const observationOfNul: Observation = observationOf({
  // What a program may print and `jsonb` would refuse: NUL, and half a surrogate pair.
  stdout: "nul \0 half \ud800\n",
});
