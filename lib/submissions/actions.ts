"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { userAction } from "#lib/auth/gated-action.ts";
import { awaitVariant } from "#lib/catalogue/variants/await-own-exercise.ts";
import { database } from "#lib/database/client.ts";
import { anotherVariant, saveDraft, submitAnswer } from "./mutations.ts";

const exerciseId = z.string().max(200);
const variantId = z.uuid().nullable();
const versionId = z.string().max(200);
/** Parsed by the mutations, which say in words what is wrong with it. */
const answer = z.unknown();

export const submitOwnAnswer = userAction(
  z.strictObject({ submissionId: z.uuid().toLowerCase(), exerciseId, versionId, variantId, answer }),
  async (user, input) => {
    const result = await submitAnswer(database(), { ...input, userId: user.id, now: new Date() });
    if ("refused" in result) return { status: "refused" as const, reason: result.refused };
    // The page's next state travels back with this answer: it shows the submission at once.
    refresh();
    return { status: "submitted" as const, submissionId: result.submissionId };
  },
);

export const saveOwnDraft = userAction(
  z.strictObject({
    exerciseId,
    variantId,
    answer,
    editedAt: z.int().nonnegative().describe("milliseconds of the browser's clock"),
  }),
  async (user, input) => {
    const draft = { ...input, userId: user.id, editedAt: new Date(input.editedAt), now: new Date() };
    const result = await saveDraft(database(), draft);
    if ("refused" in result) return { status: "refused" as const, reason: result.refused };
    return { status: "saved" as const, kept: result.kept };
  },
);

export const startAnotherVariant = userAction(
  z.strictObject({ exerciseId, after: z.int().min(1).max(1_000).describe("the attempt group that the page shows") }),
  async (user, input) => {
    const request = await anotherVariant(database(), { ...input, userId: user.id });
    if (typeof request === "string") return { status: request };
    const variant = await awaitVariant(database(), request);
    if (typeof variant === "string") return { status: variant };
    refresh();
    return { status: "started" as const };
  },
);
