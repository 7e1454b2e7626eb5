"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { userAction } from "#lib/auth/gated-action.ts";
import { database } from "#lib/database/client.ts";
import { saveDraft, submitAnswer } from "./mutations.ts";

const exerciseId = z.string().max(200);
/** Parsed by the mutations, which say in words what is wrong with it. */
const answer = z.unknown();

export const submitOwnAnswer = userAction(
  z.strictObject({ submissionId: z.uuid().toLowerCase(), exerciseId, answer }),
  async (user, input) => {
    const { submissionId, exerciseId, answer } = input;
    const handedIn = { submissionId, userId: user.id, exerciseId, answer, now: new Date() };
    const result = await submitAnswer(database(), handedIn);
    if ("refused" in result) return { status: "refused" as const, reason: result.refused };
    // The page's next state travels back with this answer: it shows the submission at once.
    refresh();
    return { status: "submitted" as const, submissionId: result.submissionId };
  },
);

export const saveOwnDraft = userAction(
  z.strictObject({
    exerciseId,
    answer,
    editedAt: z.int().nonnegative().describe("milliseconds of the browser's clock"),
  }),
  async (user, { exerciseId, answer, editedAt }) => {
    const draft = { userId: user.id, exerciseId, answer, editedAt: new Date(editedAt), now: new Date() };
    const result = await saveDraft(database(), draft);
    if ("refused" in result) return { status: "refused" as const, reason: result.refused };
    return { status: "saved" as const, kept: result.kept };
  },
);
