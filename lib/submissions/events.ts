/** Tells pages that a submission has changed; what it is now they read themselves. */
import type { DatabaseOrTransaction } from "../database/client.ts";
import { type NotificationHub, notifications, notify } from "../database/notifications.ts";
import { type SubmissionEvent, submissionEvent } from "./schema.ts";

const channel = "submission";

export function announce(db: DatabaseOrTransaction, event: SubmissionEvent): Promise<void> {
  return notify(db, channel, JSON.stringify(event));
}

/**
 * Calls back whenever the submission may have changed, also after a gap in the connection. Await `ready`, then read
 * the state: what happens later is told.
 */
export function watchSubmission(
  submissionId: string,
  changed: () => void,
  hub: NotificationHub = notifications(),
): { ready: Promise<void>; unsubscribe: () => void } {
  return hub.subscribe(channel, (payload) => {
    if (payload === null || submissionOf(payload) === submissionId) changed();
  });
}

/** Anybody who may connect to the database may notify: what is no event of ours says nothing. */
function submissionOf(payload: string): string | null {
  try {
    return submissionEvent.safeParse(JSON.parse(payload)).data?.submissionId ?? null;
  } catch {
    return null;
  }
}
