/**
 * The words of an exercise: what `exercise.yaml` may say, and what a loaded folder holds. Pure, so the browser may
 * import it; a *loaded* exercise holds answers and never goes there as it is (see student-view.ts).
 */
import { z } from "zod";
import { world } from "../grading/world.ts";

const text = z.string().trim().min(1);
const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens, such as print-order");

export const localizedText = z.strictObject({
  en: text.describe("in English"),
  zh: text.describe("in Simplified Chinese"),
});
export type LocalizedText = z.infer<typeof localizedText>;

export const exerciseKinds = ["code", "predict-output", "predict-time", "choice"] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

/** Each with the most and the least that makes sense, so that a slip of the finger takes down no wall. */
const count = (least: number, most: number) => z.number().int().min(least).max(most).optional();
export const exerciseLimits = z
  .strictObject({
    cpuMs: count(100, 60_000).describe("CPU milliseconds of the interpreter, per run"),
    wallMs: count(100, 180_000).describe(
      "real milliseconds after which a run is killed; follows cpuMs unless it is said",
    ),
    virtualSeconds: z.number().positive().max(31_622_400).optional().describe("where the virtual clock stops a run"),
    loopSteps: count(1, 10_000_000).describe("steps of the event loop, per run"),
    tasks: count(1, 100_000).describe("unfinished tasks at once"),
    outputBytes: count(1, 1024 * 1024).describe("of stdout and stderr together, per run"),
    observationBytes: count(64 * 1024, 4 * 1024 * 1024).describe("of the record of a run; what explains least is cut"),
    memoryMiB: count(64, 128).describe("of the interpreter, which takes about 45 of them itself"),
  })
  .refine(
    ({ cpuMs, wallMs }) => cpuMs === undefined || wallMs === undefined || wallMs > cpuMs,
    "let wallMs be more than cpuMs: it is for what cpuMs cannot end",
  );

const common = {
  id: kebab.describe("permanent: submissions are kept under it, so it never changes and is never used again"),
  title: localizedText.describe("a few words, shown in the catalogue"),
  concepts: z.array(kebab).min(1).describe("what is practised, such as gather or event-loop"),
  difficulty: z.number().int().min(1).max(5).describe("1 easy to 5 hard; the catalogue's order within a topic"),
  points: z.number().positive().max(1000).describe("for a full answer"),
  source: text.describe("the section of the course document that the exercise is built from"),
  limits: exerciseLimits.default({}).describe("what differs from the grader's defaults"),
  world: world.default({}).describe("what programs find on the network, the disk and in the database"),
  explanation: localizedText.describe("Markdown, shown once the exercise is passed"),
};

const wrongAnswer = {
  file: z
    .string()
    .regex(/^wrong\/[a-z0-9-]+\.py$/, "name a file such as wrong/still-sequential.py")
    .describe("a typical wrong answer"),
  fails: text.describe("the one test that it fails: the name of the function without test_"),
};

const option = z.strictObject({
  id: kebab.describe("what an answer names"),
  text: localizedText.describe("Markdown, one line"),
  correct: z.boolean().default(false).describe("whether it is the right one"),
  explanation: localizedText.describe("why it is right or wrong: shown to whoever chose it"),
});

const byKind = {
  code: { kind: z.literal("code") },
  predictOutput: {
    kind: z.literal("predict-output"),
    lines: z.array(z.string()).min(2).max(50).describe("what program.py prints, in any order but the printed one"),
    distractors: z.array(z.string()).max(20).default([]).describe("lines that it does not print"),
  },
  predictTime: {
    kind: z.literal("predict-time"),
    distractors: z.array(z.number().nonnegative()).min(1).describe("seconds that typical misreadings arrive at"),
  },
  choice: {
    kind: z.literal("choice"),
    options: z
      .array(option)
      .min(2)
      .max(8)
      .refine((options) => options.filter((one) => one.correct).length === 1, "mark exactly one option correct: true")
      .refine(
        (options) => new Set(options.map((one) => one.id)).size === options.length,
        "give each option its own id",
      ),
  },
};

/** What an author writes in exercise.yaml. */
export const exerciseFile = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    ...byKind.code,
    wrong: z.array(z.strictObject(wrongAnswer)).min(1).describe("typical wrong answers, one file each"),
  }),
  z.strictObject({ ...common, ...byKind.predictOutput }),
  z.strictObject({ ...common, ...byKind.predictTime }),
  z.strictObject({ ...common, ...byKind.choice }),
]);
export type ExerciseFile = z.infer<typeof exerciseFile>;

const loaded = {
  ...common,
  path: text.describe("TOPIC/SLUG under the exercises folder"),
  topic: text.describe("the topic's folder, such as 03-tasks"),
  topicTitle: localizedText,
  slug: kebab,
  prompt: localizedText.describe("Markdown"),
  hints: z.strictObject({ en: z.array(text).min(1), zh: z.array(text).min(1) }).describe("Markdown, step by step"),
};

// Not trimmed: a line's number in the file is its number in every message.
const python = z.string().min(1);

const sources = {
  starter: python.describe("what the learner begins with"),
  solution: python.describe("earns full marks"),
  tests: python.describe("runs in the judge"),
};

/** A loaded folder: everything that grading, checking and showing need. Holds the answers. */
export const exercise = z.discriminatedUnion("kind", [
  z.strictObject({
    ...loaded,
    ...byKind.code,
    files: z.strictObject(sources),
    wrong: z.array(z.strictObject({ ...wrongAnswer, source: python })),
  }),
  z.strictObject({ ...loaded, ...byKind.predictOutput, files: z.strictObject({ program: python }) }),
  z.strictObject({ ...loaded, ...byKind.predictTime, files: z.strictObject({ program: python }) }),
  z.strictObject({ ...loaded, ...byKind.choice }),
]);
export type Exercise = z.infer<typeof exercise>;
export type CodeExercise = Extract<Exercise, { kind: "code" }>;

/** topic.yaml, beside a topic's exercises. */
export const topicFile = z.strictObject({ title: localizedText.describe("of the topic, for the catalogue") });
