import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { Database } from "../database/client.ts";
import type { SubmissionItem } from "./queries.ts";

/** One's own over all exercises, the newest first. */
export function listRecentSubmissions(
  db: Database,
  userId: AuthenticatedUserId,
  limit: number,
): Promise<SubmissionItem[]> {
  return db.submission.findMany({
    where: { userId },
    select: {
      id: true,
      exerciseId: true,
      state: true,
      createdAt: true,
      gradedAt: true,
      status: true,
      score: true,
      maxScore: true,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}
