/** What the judge's interpreter says and hears (judge/entry.py). */
import { z } from "zod";
import type { Observation } from "../observation.ts";
import { localized, testVisibility } from "../verdict.ts";
import { world } from "../world.ts";

export const scenario = z.strictObject({
  expression: z.string().nullable().describe("null: the source runs as the program itself"),
  seed: z.number().int().describe("of Python's random"),
  world: world.describe("sections that replace those which the exercise declares"),
  ties: z
    .array(z.number().int().nonnegative())
    .optional()
    .describe("which candidate comes next, wherever asyncio promises no order; the first where the list is used up"),
});
export type Scenario = z.infer<typeof scenario>;

export const judgedTest = z.strictObject({
  id: z.string(),
  title: localized,
  visibility: testVisibility,
  weight: z.number().positive(),
});
export type JudgedTest = z.infer<typeof judgedTest>;

export const testResult = z.strictObject({
  test: z.string(),
  status: z.enum(["passed", "failed"]),
  message: localized.nullable(),
});
export type TestResult = z.infer<typeof testResult>;

export const judgeReport = z.strictObject({
  tests: z.array(judgedTest),
  pending: z.array(z.strictObject({ id: z.number().int(), test: z.string(), scenario })),
  results: z.array(testResult).describe("decided since the last report"),
  integrity: z.array(z.string()).default([]).describe("what in the answer's source staff should look at; told once"),
  fault: z.string().nullable().describe("why the tests themselves cannot be used"),
});
export type JudgeReport = z.infer<typeof judgeReport>;

/** What a variant.py gave for one seed. */
export const variantReport = z.strictObject({
  parameters: z.record(z.string(), z.json()).nullable(),
  fault: z.string().nullable().describe("why there are none: what the author of variant.py has to mend"),
});

/** `answer` is the student's source: read for flags, never run. A variant stands by itself and ends the session. */
export type JudgeRequest =
  | { tests: string; answer?: string }
  | { observations: Record<string, Observation> }
  | { variant: string; seed: string };
