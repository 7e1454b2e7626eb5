/**
 * The words of an exercise: what `exercise.yaml` may say, and what a loaded folder holds. Pure, so the browser may
 * import it; a *loaded* exercise holds answers and never goes there as it is (see student-view.ts).
 */
import { z } from "zod";
import { world } from "../grading/world.ts";
import { fieldsByKind, wrongAnswer } from "./kinds.ts";
import { kebab, localizedText, text } from "./texts.ts";

export { type ExerciseKind, exerciseKinds } from "./kinds.ts";
export type { LocalizedText } from "./texts.ts";

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

/** Unlocking the hints, step by step; a step without a rule is free. */
const hintRule = z.strictObject({
  afterAttempts: z.number().int().min(1).max(20).optional().describe("graded attempts before it can be taken for free"),
  price: z.number().positive().max(1000).optional().describe("points that taking it sooner, or at all, costs"),
});
export type HintRule = z.infer<typeof hintRule>;

const common = {
  id: kebab.describe("permanent: submissions are kept under it, so it never changes and is never used again"),
  title: localizedText.describe("a few words, shown in the catalogue"),
  concepts: z.array(kebab).min(1).describe("what is practised, such as gather or event-loop"),
  difficulty: z.number().int().min(1).max(5).describe("1 easy to 5 hard; the catalogue's order within a topic"),
  points: z.number().positive().max(1000).describe("for a full answer"),
  source: text.describe("the section of the course document that the exercise is built from"),
  limits: exerciseLimits.default({}).describe("what differs from the grader's defaults"),
  hintRules: z.array(hintRule).default([]).describe("when each step of the hints can be taken, and its price"),
  explanation: localizedText.describe("Markdown, shown once the exercise is passed"),
};

// Not trimmed: a line's number in the file is its number in every message.
const python = z.string().min(1);

const loadedCommon = {
  ...common,
  path: text.describe("TOPIC/SLUG under the exercises folder"),
  topic: text.describe("the topic's folder, such as 03-tasks"),
  topicTitle: localizedText,
  slug: kebab,
  prompt: localizedText.describe("Markdown"),
  hints: z.strictObject({ en: z.array(text).min(1), zh: z.array(text).min(1) }).describe("Markdown, step by step"),
};

const wrongFiles = z.array(wrongAnswer).min(1).describe("typical wrong answers, one file each");
const loadedWrong = z.array(z.strictObject({ ...wrongAnswer.shape, source: python }));
const tests = python.describe("runs in the judge");
const solution = python.describe("earns full marks");
const program = z.strictObject({ program: python });

/**
 * What exercise.yaml says (`file`), and what the loaded folder holds (`loaded`).
 * @param number of seconds or lines
 * @param world of the programs
 * @param more that a loaded folder holds
 */
function exercises<N extends z.ZodType<number | string>, W extends z.ZodType, M extends z.ZodRawShape>(
  number: N,
  world: W,
  more: M,
) {
  const fields = fieldsByKind(number);
  const head = { ...common, world };
  const loaded = { ...loadedCommon, world, ...more };
  return {
    file: z.discriminatedUnion("kind", [
      z.strictObject({ ...head, ...fields.code, wrong: wrongFiles }),
      z.strictObject({ ...head, ...fields.predictOutput }),
      z.strictObject({ ...head, ...fields.predictTime }),
      z.strictObject({ ...head, ...fields.predictTimeline }),
      z.strictObject({ ...head, ...fields.parsons, wrong: wrongFiles }),
      z.strictObject({ ...head, ...fields.cloze, wrong: wrongFiles }),
      z.strictObject({ ...head, ...fields.spot }),
      z.strictObject({ ...head, ...fields.choice }),
      z.strictObject({ ...head, ...fields.match }),
    ]),
    loaded: z.discriminatedUnion("kind", [
      z.strictObject({
        ...loaded,
        ...fields.code,
        files: z.strictObject({ starter: python.describe("what the learner begins with"), solution, tests }),
        wrong: loadedWrong,
      }),
      z.strictObject({ ...loaded, ...fields.predictOutput, files: program }),
      z.strictObject({ ...loaded, ...fields.predictTime, files: program }),
      z.strictObject({ ...loaded, ...fields.predictTimeline, files: program }),
      z.strictObject({
        ...loaded,
        ...fields.parsons,
        files: z.strictObject({ solution, distractors: python.describe("lines that do not belong"), tests }),
        wrong: loadedWrong,
      }),
      z.strictObject({
        ...loaded,
        ...fields.cloze,
        files: z.strictObject({ template: python.describe("the program with its ___blanks___"), solution, tests }),
        wrong: loadedWrong,
      }),
      z.strictObject({ ...loaded, ...fields.spot, files: program }),
      z.strictObject({ ...loaded, ...fields.choice }),
      z.strictObject({ ...loaded, ...fields.match }),
    ]),
  };
}

const aboutWorld = "what programs find on the network, the disk and in the database";
const digits = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "write a number")
  .transform(Number);
const plain = exercises(z.union([z.number().nonnegative(), digits]), world.default({}).describe(aboutWorld), {});
const withVariants = exercises(
  z.union([
    z.number().nonnegative(),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what an author writes
    z.string().regex(/^\$\{[A-Za-z]\w*\}$/, "write a number, or ${name} of a parameter that variant.py gives"),
  ]),
  // It may hold ${name} anywhere: only once it is rendered it is a world.
  z.record(z.string(), z.json()).default({}).describe(aboutWorld),
  { variant: python.nullable().default(null).describe("variant.py, which gives each learner other parameters") },
);

/** What an author writes in exercise.yaml; beside a variant.py, texts and numbers may be `${name}`. */
export const exerciseFile = plain.file;
export const exerciseFileWithVariants = withVariants.file;
export type ExerciseFile = z.infer<typeof exerciseFileWithVariants>;

/** A loaded folder, as it is kept: everything that grading, checking and showing need. Holds the answers. */
export const exerciseContent = withVariants.loaded;
export type ExerciseContent = z.infer<typeof exerciseContent>;

/** The exercise as one learner meets it: rendered with the learner's parameters where it has variants (render-exercise.ts). */
export const exercise = plain.loaded;
export type Exercise = z.infer<typeof exercise>;
export type ExerciseOf<Kind extends Exercise["kind"]> = Extract<Exercise, { kind: Kind }>;

/** topic.yaml, beside a topic's exercises. */
export const topicFile = z.strictObject({ title: localizedText.describe("of the topic, for the catalogue") });
