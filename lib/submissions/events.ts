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
    if (payload === null || submissionEvent.parse(JSON.parse(payload)).submissionId === submissionId) changed();
  });
}
