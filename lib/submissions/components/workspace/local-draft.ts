/** The copy of a draft in this browser: written at once, read when the page comes back after whatever happened. */
import { z } from "zod";
import { type Answer, answer } from "#lib/grading/answer.ts";

const localDraft = z.strictObject({
  answer,
  editedAt: z.int().describe("milliseconds of this browser's clock"),
  synced: z.boolean().describe("the server has it"),
});
export type LocalDraft = z.infer<typeof localDraft>;

function keyOf(userId: string, exerciseId: string): string {
  return `loopwise:draft:${userId}:${exerciseId}`;
}

/** @returns null where there is none, or none that can be read */
export function readLocalDraft(userId: string, exerciseId: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(keyOf(userId, exerciseId));
    const parsed = localDraft.safeParse(text === null ? null : JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // storage is forbidden, or somebody else wrote there: the server's copy is left
  }
}

/** @returns whether this browser keeps it; one with its storage full or forbidden does not */
export function writeLocalDraft(userId: string, exerciseId: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(userId, exerciseId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export interface StoredDraft {
  answer: Answer;
  editedAt: number;
}

/**
 * Of the browser's and the server's copy the one to go on with. What the server already had is its to say: another
 * device may have written since, with a clock that is behind.
 */
export function newerDraft(local: LocalDraft | null, stored: StoredDraft | null): "local" | "stored" | null {
  if (!local) return stored ? "stored" : null;
  if (!stored) return "local";
  return !local.synced && local.editedAt > stored.editedAt ? "local" : "stored";
}
