/** What exercise.yaml says of an exercise besides what all have in common, by kind. Pure. */
import { z } from "zod";
import { laneState, laneStates } from "../grading/answer.ts";
import { diagnosticKinds } from "../grading/observation.ts";
import { kebab, localizedText, text } from "./texts.ts";

export const exerciseKinds = [
  "code",
  "predict-output",
  "predict-time",
  "predict-timeline",
  "parsons",
  "cloze",
  "spot",
  "choice",
  "match",
] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

const foreseen = (what: string) => localizedText.describe(`where this ${what} comes from: shown to whoever answers so`);

export const wrongAnswer = z.strictObject({
  file: z
    .string()
    .regex(/^wrong\/[a-z0-9-]+\.py$/, "name a file such as wrong/still-sequential.py")
    .describe("a typical wrong answer, as a whole program"),
  fails: text.describe("the one test that it fails: the name of the function without test_"),
});

const option = z.strictObject({
  id: kebab.describe("what an answer names"),
  text: localizedText.describe("Markdown, one line"),
  correct: z.boolean().default(false).describe("whether it is right"),
  explanation: localizedText.describe("why it is right or wrong: shown to whoever chose it"),
});

const side = z.strictObject({
  id: kebab.describe("what an answer names: tells nothing of what belongs to it"),
  text: localizedText.describe("Markdown, one line"),
});

const pair = z.strictObject({
  left: side,
  right: side,
  explanation: localizedText.describe("why they belong together: shown to whoever has put them together"),
  hint: localizedText.describe("for whoever has put something else there: what to think of, not what is right"),
});

const blank = z.strictObject({
  choices: z
    .array(z.string().min(1).max(200))
    .min(2)
    .max(12)
    .optional()
    .describe("to choose from, the right one among them; left out: it is typed"),
  width: z.number().int().min(2).max(60).default(12).describe("of the field, in characters"),
});

const unique = <T>(of: (item: T) => string) =>
  [(items: T[]) => new Set(items.map(of)).size === items.length, "give each its own id"] as const;

/** @param number of seconds or lines: a number; in an exercise with variants also `${name}`, until it is rendered */
export function fieldsByKind<N extends z.ZodType<number | string>>(number: N) {
  const laid = z.strictObject({
    lane: text,
    spans: z.array(z.strictObject({ from: number, to: number, state: laneState })),
  });
  return {
    code: { kind: z.literal("code") },
    parsons: { kind: z.literal("parsons") },
    cloze: {
      kind: z.literal("cloze"),
      blanks: z
        .record(z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "use lower-case words joined by _"), blank)
        .refine((blanks) => Object.keys(blanks).length > 0, "name each ___blank___ of template.py")
        .describe("the blanks of template.py, by the name between their three underscores"),
    },
    predictOutput: {
      kind: z.literal("predict-output"),
      lines: z.array(z.string()).min(2).max(50).describe("what program.py prints, in any order but a printed one"),
      distractors: z
        .array(
          z.union([
            z.strictObject({
              line: z.string().describe("one that is not printed; it is offered among the others"),
              explanation: foreseen("line"),
            }),
            z.strictObject({
              lines: z.array(z.string()).min(2).describe("all of them, as a typical misreading orders them"),
              explanation: foreseen("order"),
            }),
          ]),
        )
        .max(20)
        .default([])
        .describe("wrong answers that you foresee"),
    },
    predictTime: {
      kind: z.literal("predict-time"),
      distractors: z
        .array(
          z.strictObject({ seconds: number.describe("as a typical misreading counts"), explanation: foreseen("time") }),
        )
        .min(1)
        .max(20)
        .describe("wrong answers that you foresee"),
    },
    predictTimeline: {
      kind: z.literal("predict-timeline"),
      lanes: z.array(text).min(1).max(12).describe("names of the tasks to be laid, such as Task-1, the main one"),
      step: number.describe("seconds of one cell of the time axis: whatever happens, happens at a multiple of it"),
      until: number.describe("where the axis ends, in seconds: later than the program does, or it tells"),
      states: z
        .array(z.enum(laneStates))
        .min(2)
        .default(["sleep", "wait", "block"])
        .describe("what is offered for a lane to do"),
      distractors: z
        .array(z.strictObject({ lanes: z.array(laid).min(1), explanation: foreseen("picture") }))
        .max(20)
        .default([])
        .describe("wrong answers that you foresee"),
    },
    spot: {
      kind: z.literal("spot"),
      finds: z
        .array(z.enum(diagnosticKinds))
        .min(1)
        .describe("the engine's findings whose lines are to be pointed out, such as blocking-call"),
      distractors: z
        .array(z.strictObject({ line: number, explanation: foreseen("line") }))
        .min(1)
        .max(50)
        .describe("innocent lines that are taken for the culprit"),
    },
    choice: {
      kind: z.literal("choice"),
      options: z
        .array(option)
        .min(2)
        .max(8)
        .refine((options) => options.some((one) => one.correct), "mark at least one option correct: true")
        .refine((options) => options.some((one) => !one.correct), "leave at least one option that is not correct")
        .refine(...unique<{ id: string }>((one) => one.id))
        .describe("with more than one correct, several may be chosen"),
    },
    match: {
      kind: z.literal("match"),
      pairs: z
        .array(pair)
        .min(2)
        .max(10)
        .refine(...unique<{ left: { id: string } }>((one) => one.left.id))
        .refine(...unique<{ right: { id: string } }>((one) => one.right.id))
        .refine(
          (pairs) => pairs.every((one) => one.left.id !== one.right.id),
          "give a right side another id than its left side, or it tells",
        ),
      distractors: z
        .array(z.strictObject({ ...side.shape, explanation: foreseen("choice") }))
        .max(10)
        .default([])
        .describe("right sides that belong to nothing"),
    },
  };
}
