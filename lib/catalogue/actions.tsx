"use server";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { userAction } from "#lib/auth/gated-action.ts";
import { database } from "#lib/database/client.ts";
import { Markdown } from "#lib/ui/markdown.tsx";
import { findOwnExercise } from "./variants/queries.ts";

/** Hints stay on the server until they are asked for, one at a time. @returns the hint as an element, rendered here */
export const revealHint = userAction(
  z.strictObject({ exerciseId: z.string().max(200), number: z.int().min(1).max(50).describe("counted from 1") }),
  async (user, { exerciseId, number }) => {
    const own = await findOwnExercise(database(), user.id, exerciseId);
    if (own === null || own === "withdrawn" || "missing" in own) return { status: "unknown" as const };
    const text = own.exercise.hints[await getLocale()][number - 1];
    if (text === undefined) return { status: "unknown" as const };
    const t = await getTranslations("exercise");
    return { status: "revealed" as const, hint: <Markdown text={text} codeLabel={t("codeSample")} /> };
  },
);
