import type { AuthenticatedUserId } from "../../accounts/access.ts";
import type { Database } from "../../database/client.ts";
import { type NotificationHub, notifications } from "../../database/notifications.ts";
import { enqueueMaking } from "./enqueue-making.ts";
import { watchVariant } from "./events.ts";
import { findOwnExercise, findVariant, type LearnersVariant, type OwnExercise } from "./queries.ts";
import type { VariantEvent, VariantRequest } from "./schema.ts";

/** So long a page may take; a grader at rest needs a fiftieth of it. */
const patienceMs = 5_000;

interface Waiting {
  hub?: NotificationHub;
  waitMs?: number;
}

/** The exercise as this learner meets it; a variant that is missing is asked for and waited for. */
export async function awaitOwnExercise(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
  waiting: Waiting = {},
): Promise<OwnExercise | "preparing" | "broken" | "withdrawn" | null> {
  const found = await findOwnExercise(db, userId, exerciseId);
  if (found === null || found === "withdrawn" || !("missing" in found)) return found;
  const variant = await awaitVariant(db, found.missing, waiting);
  if (typeof variant === "string") return variant;
  return { versionId: found.missing.exerciseVersionId, exercise: variant.exercise, variant };
}

/**
 * Has a variant made, by whichever grader comes first.
 * @returns preparing: not yet; broken: our fault. Asking again is right in both cases
 */
export async function awaitVariant(
  db: Database,
  request: VariantRequest,
  { hub = notifications(), waitMs = patienceMs }: Waiting = {},
): Promise<LearnersVariant | "preparing" | "broken"> {
  const told = Promise.withResolvers<VariantEvent["outcome"] | null>();
  const watch = watchVariant(request, told.resolve, hub);
  const timer = setTimeout(told.resolve, waitMs, null);
  try {
    // Deaf as long as the listening connection is away: then the time runs out, and the page asks again.
    await Promise.race([watch.ready, told.promise]);
    const made = await findVariant(db, request);
    if (made) return made;
    await enqueueMaking(db, request);
    const outcome = await told.promise;
    if (outcome === "broken") return "broken";
    return (await findVariant(db, request)) ?? "preparing";
  } finally {
    clearTimeout(timer);
    watch.unsubscribe();
  }
}
