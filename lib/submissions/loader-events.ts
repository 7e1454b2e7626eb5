/** The state of one's own submission as a stream: what it is now, and each change until it is final. */
import type { CurrentUser } from "#lib/accounts/access.ts";
import { database } from "#lib/database/client.ts";
import { type EventStream, eventStream } from "#lib/web/event-stream.ts";
import { watchSubmission } from "./events.ts";
import { isFinal, type LiveState } from "./live-state.ts";
import { findLiveState } from "./own-state.ts";

/** Nobody announces that the last grader has gone: it is asked for. */
const graderCheckMs = 5_000;

/** @returns null where there is none of that id that is his */
export async function loadSubmissionEvents(
  user: CurrentUser,
  submissionId: string,
  request: Request,
): Promise<Response | null> {
  const read = () => findLiveState(database(), user.id, submissionId);
  if (!(await read())) return null;
  return eventStream(request, (stream) => tell(stream, submissionId, read));
}

async function tell(stream: EventStream, submissionId: string, read: () => Promise<LiveState | null>): Promise<void> {
  let told = "";
  const tellIfNew = async () => {
    if (stream.signal.aborted) return;
    const state = await read();
    if (state && JSON.stringify(state) !== told) {
      told = JSON.stringify(state);
      stream.send(state);
    }
    if (!state || isFinal(state)) stream.close();
  };
  // A reading that fails (the database is away for a moment) is made up for by the next one.
  const tellOrWait = () => void tellIfNew().catch(() => {});
  const watch = watchSubmission(submissionId, tellOrWait);
  const check = setInterval(tellOrWait, graderCheckMs);
  stream.signal.addEventListener("abort", () => {
    clearInterval(check);
    watch.unsubscribe();
  });
  await watch.ready;
  await tellIfNew();
}
