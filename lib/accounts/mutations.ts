/** Writes of accounts and sessions. Expected refusals are returned. */
import { type Database, isUniqueViolation } from "../database/client.ts";
import { isUuid } from "../database/uuid.ts";
import type { AuthenticatedUserId } from "./access.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { isSessionUseWorthNoting, roleOfNewAccount, sessionExpiry } from "./rules.ts";
import type { Role, SignInForm, SignUpForm } from "./schema.ts";
import { countSignIn, countSignUp, forgiveSignIn } from "./sign-in-limits.ts";

/** Any number that nobody else locks on: account creation, one at a time. */
const accountLock = 5_604_302;
const userAgentLimit = 300;

export type NewAccount = { userId: string; role: Role } | { refused: "email-taken" };
type TooManyAttempts = { refused: "too-many-attempts"; retryAfterSeconds: number };

/** An account for whoever asks from there. */
export async function signUp(
  db: Database,
  form: SignUpForm,
  { address }: Pick<Client, "address">,
  now: Date,
): Promise<NewAccount | TooManyAttempts> {
  const retryAfterSeconds = await countSignUp(db, address);
  if (retryAfterSeconds !== null) return { refused: "too-many-attempts", retryAfterSeconds };
  return createAccount(db, form, now);
}

/** The first account of an empty installation becomes admin, also when several people sign up at the same moment. */
export async function createAccount(db: Database, form: SignUpForm, now: Date): Promise<NewAccount> {
  const passwordHash = await hashPassword(form.password);
  try {
    const user = await db.$transaction(async (transaction) => {
      // Held until the commit: the next one counts this account too.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${accountLock})`;
      const role = roleOfNewAccount(await transaction.user.count());
      const { email, name } = form;
      return transaction.user.create({ data: { email, name, passwordHash, role, createdAt: now } });
    });
    return { userId: user.id, role: user.role };
  } catch (error) {
    if (isUniqueViolation(error)) return { refused: "email-taken" };
    throw error;
  }
}

/** Where somebody signs in from. */
export interface Client {
  address: string;
  userAgent: string;
}

export type SignInResult = { sessionId: string; userId: string } | { refused: "wrong-credentials" } | TooManyAttempts;

/** @returns a new session; what the browser gets is its id inside a signed token */
export async function signIn(db: Database, form: SignInForm, client: Client, now: Date): Promise<SignInResult> {
  const attempt = { email: form.email, address: client.address };
  const retryAfterSeconds = await countSignIn(db, attempt);
  if (retryAfterSeconds !== null) return { refused: "too-many-attempts", retryAfterSeconds };
  const user = await db.user.findUnique({
    where: { email: form.email },
    select: { id: true, passwordHash: true },
  });
  if (!(await verifyPassword(form.password, user?.passwordHash ?? null)) || !user)
    return { refused: "wrong-credentials" };
  await forgiveSignIn(db, attempt, now);
  return createSession(db, user.id, client, now);
}

/** For whoever has just proven who he is: signed up, or signed in. */
export async function createSession(
  db: Database,
  userId: string,
  { userAgent }: Pick<Client, "userAgent">,
  now: Date,
): Promise<{ sessionId: string; userId: string }> {
  await db.session.deleteMany({ where: { userId, expiresAt: { lte: now } } });
  const session = await db.session.create({
    data: {
      userId,
      userAgent: userAgent.replaceAll("\0", "").slice(0, userAgentLimit),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionExpiry(now),
    },
  });
  return { sessionId: session.id, userId };
}

/** Prolongs a session that is in use; most requests write nothing. */
export async function touchSession(db: Database, session: { id: string; lastSeenAt: Date }, now: Date): Promise<void> {
  if (!isSessionUseWorthNoting(session.lastSeenAt, now)) return;
  // updateMany: the session may have been revoked meanwhile, which is no error.
  await db.session.updateMany({
    where: { id: session.id },
    data: { lastSeenAt: now, expiresAt: sessionExpiry(now) },
  });
}

/** One's own: that browser is signed out at its next request. @returns whether there was one */
export async function revokeSession(db: Database, userId: AuthenticatedUserId, sessionId: string): Promise<boolean> {
  if (!isUuid(sessionId)) return false;
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId } });
  return count > 0;
}

/** Signs out every browser but this one. @returns how many */
export async function revokeOtherSessions(
  db: Database,
  userId: AuthenticatedUserId,
  keptSessionId: string,
): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId, id: { not: keptSessionId } } });
  return count;
}
