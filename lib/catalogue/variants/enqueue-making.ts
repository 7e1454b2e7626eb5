import type { Database } from "../../database/client.ts";
import { enqueue } from "../../queue/enqueue.ts";
import { type VariantRequest, variantKey } from "./schema.ts";
import { makeVariantTask } from "./task.ts";

/** A broken variant.py is not tried again; these are for graders that are killed and a database that is away. */
const queueAttempts = 6;

/**
 * Asking again for what is waiting changes nothing: it would only lose its place in the order. One that is being made may
 * have told its outcome already, so it is followed by another, which finds it made.
 */
export async function enqueueMaking(db: Database, request: VariantRequest): Promise<void> {
  const key = variantKey(request);
  await db.$transaction(async (transaction) => {
    const [queued] = await transaction.$queryRaw<{ there: boolean }[]>`
      SELECT EXISTS (SELECT FROM graphile_worker.jobs
        WHERE key = ${key} AND attempts < max_attempts AND locked_at IS NULL) AS there`;
    if (queued?.there) return;
    await enqueue(transaction, {
      task: makeVariantTask,
      payload: request,
      key,
      maxAttempts: queueAttempts,
      turn: { group: request.userId, urgency: "interactive" },
    });
  });
}
