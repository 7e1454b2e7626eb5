import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { Database } from "../database/client.ts";
import { isUuid } from "../database/uuid.ts";
import { isAnyWorkerAlive } from "../queue/liveness.ts";
import { isFinal, type LiveState } from "./live-state.ts";

/** How far one's own submission is; light, because a waiting page asks for it often. @returns null where it is not his */
export async function findLiveState(
  db: Database,
  userId: AuthenticatedUserId,
  submissionId: string,
): Promise<LiveState | null> {
  if (!isUuid(submissionId)) return null;
  const row = await db.submission.findFirst({
    where: { id: submissionId, userId },
    select: { state: true, faults: true },
  });
  if (!row) return null;
  const final = isFinal(row);
  return { state: row.state, graderAlive: final || (await isAnyWorkerAlive(db)), retrying: !final && row.faults > 0 };
}
