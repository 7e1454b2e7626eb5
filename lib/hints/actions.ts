"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { userAction } from "#lib/auth/gated-action.ts";
import { database } from "#lib/database/client.ts";
import { takeHint } from "./mutations.ts";

export const takeOwnHint = userAction(
  z.strictObject({
    exerciseId: z.string().max(200),
    number: z.int().min(1).max(50).describe("counted from 1"),
    agreedPrice: z.number().min(0).max(1000).describe("what the page said that it costs"),
  }),
  async (user, input) => {
    const result = await takeHint(database(), { ...input, userId: user.id, now: new Date() });
    // The hint itself travels back with the page's next state; after a refusal that state says why.
    refresh();
    return "refused" in result ? { status: result.refused } : { status: "taken" as const };
  },
);
