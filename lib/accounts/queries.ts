/** Reads of accounts and sessions. */
import type { Database } from "../database/client.ts";
import { isUuid } from "../database/uuid.ts";
import { type AuthenticatedUserId, type CurrentUser, mintAuthenticatedUserId } from "./access.ts";

/** The gate of every request: a session that exists and has not expired. */
export async function findSession(
  db: Database,
  sessionId: string,
  now: Date,
): Promise<{ user: CurrentUser; lastSeenAt: Date; expiresAt: Date } | null> {
  if (!isUuid(sessionId)) return null;
  const session = await db.session.findFirst({
    where: { id: sessionId, expiresAt: { gt: now } },
    select: {
      lastSeenAt: true,
      expiresAt: true,
      user: { select: { id: true, email: true, name: true, role: true } },
    },
  });
  if (!session) return null;
  const { user, lastSeenAt, expiresAt } = session;
  return { user: { ...user, id: mintAuthenticatedUserId(user.id), sessionId }, lastSeenAt, expiresAt };
}

export interface SessionItem {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A person's live sessions, the latest used first. */
export function listSessions(db: Database, userId: AuthenticatedUserId, now: Date): Promise<SessionItem[]> {
  return db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
}

/** Whether this installation still waits for its first account, which becomes admin. */
export async function isEmptyInstallation(db: Database): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) === null;
}
