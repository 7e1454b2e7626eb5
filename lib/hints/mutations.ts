/** Taking hints. Expected refusals are returned. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import { findOwnExercise } from "../catalogue/variants/queries.ts";
import type { Database } from "../database/client.ts";
import { findStanding } from "./queries.ts";
import { hintStates } from "./rules.ts";

interface HintRequest {
  userId: AuthenticatedUserId;
  exerciseId: string;
  /** counted from 1 */
  number: number;
  /** points that the learner has agreed to: he never pays more */
  agreedPrice: number;
  now: Date;
}

/** unknown: there is no such hint; not-yet: closed, or another comes before it; dearer: it costs more than was agreed to */
type HintRefusal = "unknown" | "not-yet" | "dearer";

/**
 * Unlocks a step for good, at the price of this moment. One that is taken already stays at what it has cost: asking twice
 * is asking once.
 */
export async function takeHint(
  db: Database,
  { userId, exerciseId, number, agreedPrice, now }: HintRequest,
): Promise<{ taken: number } | { refused: HintRefusal }> {
  const own = await findOwnExercise(db, userId, exerciseId);
  if (own === null || own === "withdrawn" || "missing" in own) return { refused: "unknown" };
  const { hints, hintRules } = own.exercise;
  return db.$transaction(async (transaction) => {
    const standing = await findStanding(transaction, userId, exerciseId);
    const asked = hintStates(hintRules, hints.en.length, standing)[number - 1];
    if (asked === undefined) return { refused: "unknown" };
    if (asked.state === "taken") return { taken: number };
    if (asked.state === "closed" || number > standing.taken + 1) return { refused: "not-yet" };
    const price = asked.state === "costs" ? asked.price : 0;
    if (price > agreedPrice) return { refused: "dearer" };
    // Of two clicks at the same time the row's key lets one through; the other finds the hint taken.
    await transaction.takenHint.createMany({
      data: { userId, exerciseId, number, price, takenAt: now },
      skipDuplicates: true,
    });
    return { taken: number };
  });
}
