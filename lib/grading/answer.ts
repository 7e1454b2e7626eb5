/** What a student hands in, by kind of exercise. */
import { z } from "zod";

/** Of the answer as JSON in UTF-8; larger ones are refused before they are stored. */
export const answerLimitBytes = 64 * 1024;

export const codeAnswer = z.strictObject({ kind: z.literal("code"), source: z.string() });
export const predictOutputAnswer = z.strictObject({
  kind: z.literal("predict-output"),
  lines: z.array(z.string()).max(500),
});
export const predictTimeAnswer = z.strictObject({
  kind: z.literal("predict-time"),
  seconds: z.number().nonnegative().max(1e9),
});
export const choiceAnswer = z.strictObject({ kind: z.literal("choice"), choice: z.string().max(64) });

export const answer = z.discriminatedUnion("kind", [codeAnswer, predictOutputAnswer, predictTimeAnswer, choiceAnswer]);
export type Answer = z.infer<typeof answer>;
export type AnswerKind = Answer["kind"];
