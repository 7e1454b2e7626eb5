/** What a student hands in, by kind of exercise. */
import { z } from "zod";

/** Of the answer as JSON in UTF-8; larger ones are refused before they are stored. */
export const answerLimitBytes = 64 * 1024;

const id = z.string().max(64);
const line = z.string().max(2_000);

export const laneStates = ["sleep", "wait", "block", "cpu", "thread"] as const;
/** What a lane of a timeline does for some time; running itself takes none. */
export const laneState = z.enum(laneStates);
export type LaneState = z.infer<typeof laneState>;

/** Virtual seconds. */
const seconds = z.number().nonnegative().max(1e9);
export const laidSpan = z.strictObject({ from: seconds, to: seconds, state: laneState });
export type LaidSpan = z.infer<typeof laidSpan>;

export const codeAnswer = z.strictObject({ kind: z.literal("code"), source: z.string() });
export const predictOutputAnswer = z.strictObject({
  kind: z.literal("predict-output"),
  lines: z.array(z.string()).max(500),
});
export const predictTimeAnswer = z.strictObject({ kind: z.literal("predict-time"), seconds });
export const predictTimelineAnswer = z.strictObject({
  kind: z.literal("predict-timeline"),
  lanes: z.array(z.strictObject({ lane: z.string().max(200), spans: z.array(laidSpan).max(200) })).max(50),
});
export const parsonsAnswer = z.strictObject({
  kind: z.literal("parsons"),
  lines: z
    .array(z.strictObject({ text: line, indent: z.number().int().min(0).max(20).describe("levels of four spaces") }))
    .max(200),
});
export const clozeAnswer = z.strictObject({
  kind: z.literal("cloze"),
  blanks: z.record(id, line).describe("what is filled in, by the blank's name"),
});
export const spotAnswer = z.strictObject({
  kind: z.literal("spot"),
  lines: z.array(z.number().int().positive().max(100_000)).max(200).describe("line numbers of program.py"),
});
export const choiceAnswer = z.strictObject({
  kind: z.literal("choice"),
  choice: z.union([id, z.array(id).max(20)]).describe("an option's id; where several are right, a list of them"),
});
export const matchAnswer = z.strictObject({
  kind: z.literal("match"),
  pairs: z.record(id, id).describe("the right side's id, by the left side's"),
});

export const answer = z.discriminatedUnion("kind", [
  codeAnswer,
  predictOutputAnswer,
  predictTimeAnswer,
  predictTimelineAnswer,
  parsonsAnswer,
  clozeAnswer,
  spotAnswer,
  choiceAnswer,
  matchAnswer,
]);
export type Answer = z.infer<typeof answer>;
export type AnswerKind = Answer["kind"];
export type AnswerOf<Kind extends AnswerKind> = Extract<Answer, { kind: Kind }>;
