/** The words of this room. Pure: the browser reads the same. */
import { z } from "zod";

export const submissionStates = ["queued", "grading", "graded", "faulted"] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** Why an answer or a draft is not taken. Each is said to the student in words. */
export type AnswerRefusal = "malformed" | "too-large" | "unknown-exercise" | "withdrawn" | "other-variant";

/** Why a submission is not taken, besides. */
export type SubmissionRefusal = AnswerRefusal | "too-many-waiting" | "other-version";

/** What the queue carries. */
export const gradeSubmissionJob = z.strictObject({ submissionId: z.uuid() });

/** What is told when a submission's state changes. */
export const submissionEvent = z.strictObject({ submissionId: z.uuid(), userId: z.uuid() });
export type SubmissionEvent = z.infer<typeof submissionEvent>;
