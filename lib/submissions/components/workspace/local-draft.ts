/** The copy of a draft in this browser: written at once, read when the page comes back after whatever happened. */
import { z } from "zod";
import { type Answer, answer } from "#lib/grading/answer.ts";

const localDraft = z.strictObject({
  answer,
  editedAt: z.int().describe("milliseconds of this browser's clock"),
  synced: z.boolean().describe("the server has it"),
});
export type LocalDraft = z.infer<typeof localDraft>;

/** What a draft answers. */
export interface DraftPlace {
  userId: string;
  exerciseId: string;
  /** of the exercise, that the learner has before him; null where it is the same for everybody */
  variant: { id: string; attemptGroup: number } | null;
}

/** By attempt group and not by variant: a slip of the pen mended by the author loses nobody's draft. */
function keyOf({ userId, exerciseId, variant }: DraftPlace): string {
  const group = variant && variant.attemptGroup > 1 ? `:${variant.attemptGroup}` : "";
  return `loopwise:draft:${userId}:${exerciseId}${group}`;
}

/** @returns null where there is none, or none that can be read */
export function readLocalDraft(place: DraftPlace): LocalDraft | null {
  try {
    const text = localStorage.getItem(keyOf(place));
    const parsed = localDraft.safeParse(text === null ? null : JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // storage is forbidden, or somebody else wrote there: the server's copy is left
  }
}

/** @returns whether this browser keeps it; one with its storage full or forbidden does not */
export function writeLocalDraft(place: DraftPlace, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft));
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
