/** What admins see and do of other people's accounts. The caller has passed a gate for admins. */
import type { Database } from "../database/client.ts";
import type { Role } from "./schema.ts";

export interface AccountItem {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
  /** not expired */
  liveSessions: number;
}

/** The oldest first: they are few enough for one page in an installation of one course. */
export async function listAccounts(db: Database, now: Date, limit = 1000): Promise<AccountItem[]> {
  const rows = await db.user.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      createdAt: true,
      _count: { select: { sessions: { where: { expiresAt: { gt: now } } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, liveSessions: _count.sessions }));
}

/** Any number that nobody else locks on: role changes, one at a time. */
const roleLock = 5_604_311;

export type RoleChange = { changed: true } | { refused: "unknown-account" | "last-admin" };

/** Takes effect at that person's next request. Somebody must stay who can make the others admins. */
export function changeRole(db: Database, userId: string, role: Role): Promise<RoleChange> {
  return db.$transaction(async (transaction): Promise<RoleChange> => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${roleLock})`;
    const user = await transaction.user.findUnique({ where: { id: userId }, select: { role: true } });
    if (!user) return { refused: "unknown-account" };
    const admins = await transaction.user.count({ where: { role: "admin" } });
    if (user.role === "admin" && role !== "admin" && admins === 1) return { refused: "last-admin" };
    await transaction.user.update({ where: { id: userId }, data: { role } });
    return { changed: true };
  });
}

/** Signs somebody out everywhere, at once. @returns of how many sessions */
export async function revokeAllSessions(db: Database, userId: string): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId } });
  return count;
}
