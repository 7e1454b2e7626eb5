/** What accounts and sessions may do. Pure. */
import type { Role } from "./schema.ts";

const dayMs = 86_400_000;

/** A session lasts as long after its last use. */
const sessionLifetimeMs = 30 * dayMs;
/** Uses closer together than this are not written down. */
const sessionTouchMs = 3_600_000;

export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionLifetimeMs);
}

export function isSessionUseWorthNoting(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= sessionTouchMs;
}

/** Somebody has to be able to make the others teachers: whoever comes first. */
export function roleOfNewAccount(accountsSoFar: number): Role {
  return accountsSoFar === 0 ? "admin" : "student";
}
