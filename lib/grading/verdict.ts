/** What a submission earned, and why: the result contract between the judge and everyone who shows it. */
import { z } from "zod";
import { diagnostic, observationStatuses } from "./observation.ts";

export const localized = z.strictObject({ en: z.string(), zh: z.string() });
export type Localized = z.infer<typeof localized>;

/** When students see a test's message, and not only its title and whether it passed. */
export const testVisibility = z.enum(["always", "after-due", "never"]);

export const verdictTest = z.strictObject({
  id: z.string(),
  title: localized,
  visible: z.boolean().describe("always: students see the message at once"),
  visibility: testVisibility.optional().describe("said where `visible` does not say it all"),
  status: z.enum(["passed", "failed", "not-run"]),
  points: z.number().nonnegative().describe("earned"),
  message: localized.nullable(),
});
export type VerdictTest = z.infer<typeof verdictTest>;

export const verdictStatus = z.enum(["passed", "failed", ...observationStatuses]);

export const verdict = z.strictObject({
  version: z.literal(1),
  exercise: z.string(),
  status: verdictStatus,
  score: z.number().nonnegative(),
  maxScore: z.number().positive(),
  tests: z.array(verdictTest),
  diagnostics: z.array(diagnostic),
  integrity: z.array(z.string()).describe("flags for staff"),
  durationMs: z.number().nonnegative(),
});
export type Verdict = z.infer<typeof verdict>;
