import { describe, expect, test } from "vitest";
import { mintAuthenticatedUserId } from "#lib/accounts/access.ts";
import { createDemoAccounts, demoAccounts } from "#lib/accounts/demo-accounts.ts";
import {
  createAccount,
  createSession,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signUp,
  touchSession,
} from "#lib/accounts/mutations.ts";
import { findSession, isEmptyInstallation, listSessions } from "#lib/accounts/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";

const database = provideTestDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const password = "correct horse battery";
const client = { address: "192.0.2.1", userAgent: "A browser" };
const form = (email: string) => ({ name: "Ada", email, password });

async function create(email: string) {
  const created = await createAccount(database.db, form(email), now);
  if ("refused" in created) throw new Error(created.refused);
  return { ...created, userId: mintAuthenticatedUserId(created.userId) };
}
async function open(userId: string, at = now): Promise<string> {
  return (await createSession(database.db, userId, client, at)).sessionId;
}
const isSignedIn = async (sessionId: string, at = now) => (await findSession(database.db, sessionId, at)) !== null;

describe("accounts", () => {
  test("of several that sign up first at the same moment, exactly one becomes admin", async () => {
    expect(await isEmptyInstallation(database.db)).toBe(true);
    const created = await Promise.all(Array.from({ length: 8 }, (_, n) => create(`first-${n}@example.test`)));
    expect(created.map((one) => one.role).sort()).toEqual(["admin", ...Array(7).fill("student")]);
    expect(await isEmptyInstallation(database.db)).toBe(false);
  });

  test("an e-mail address has one account, also when it signs up twice at once", async () => {
    const twice = await Promise.all([1, 2].map(() => createAccount(database.db, form("twice@example.test"), now)));
    expect(twice.filter((one) => "refused" in one)).toEqual([{ refused: "email-taken" }]);
  });

  test("of one address are created up to a hundred an hour", async () => {
    const again = () => signUp(database.db, form("flood@example.test"), { address: "192.0.2.99" }, now);
    expect(await again()).toHaveProperty("userId");
    for (let n = 1; n < 100; n++) expect(await again()).toEqual({ refused: "email-taken" });
    expect(await again()).toEqual({ refused: "too-many-attempts", retryAfterSeconds: expect.any(Number) });
    const elsewhere = { address: "192.0.2.98" };
    expect(await signUp(database.db, form("dry@example.test"), elsewhere, now)).toHaveProperty("userId");
  });

  test("a stored password is argon2id, salted", async () => {
    await create("hashed-1@example.test");
    await create("hashed-2@example.test");
    const rows = await database.db.user.findMany({ where: { email: { startsWith: "hashed-" } } });
    expect(rows.map((row) => row.passwordHash)).toEqual([
      expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
      expect.stringMatching(/^\$argon2id\$/),
    ]);
    expect(rows[0]?.passwordHash).not.toBe(rows[1]?.passwordHash);
  });

  test("demo accounts are one of each role, and take the password of the last call", async () => {
    await createDemoAccounts(database.db, "an earlier password", now);
    await createDemoAccounts(database.db, password, now);
    for (const { email, role } of demoAccounts) {
      const session = await signIn(database.db, { email, password }, client, now);
      if ("refused" in session) throw new Error(session.refused);
      expect((await findSession(database.db, session.sessionId, now))?.user).toMatchObject({ email, role });
    }
  });
});

describe("signing in", () => {
  test("opens a session that names its user", async () => {
    const { userId } = await create("in@example.test");
    const session = await signIn(database.db, { email: "in@example.test", password }, client, now);
    if ("refused" in session) throw new Error(session.refused);
    expect((await findSession(database.db, session.sessionId, now))?.user).toEqual({
      id: userId,
      sessionId: session.sessionId,
      email: "in@example.test",
      name: "Ada",
      role: "student",
    });
  });

  test("says the same of a wrong password and of an unknown address", async () => {
    const wrong = { email: "in@example.test", password: "wrong password" };
    const unknown = { email: "nobody@example.test", password };
    expect(await signIn(database.db, wrong, client, now)).toEqual({ refused: "wrong-credentials" });
    expect(await signIn(database.db, unknown, client, now)).toEqual({ refused: "wrong-credentials" });
  });

  test("is slowed down after eight failures, for that account from that address only", async () => {
    await create("guessed@example.test");
    const from = { address: "192.0.2.66", userAgent: "A guesser" };
    const attempt = (text: string, who = from) =>
      signIn(database.db, { email: "guessed@example.test", password: text }, who, now);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => attempt(`guess ${n}`)));
    const slowed = guesses.filter((one) => "refused" in one && one.refused === "too-many-attempts");
    expect(slowed).toHaveLength(4);
    expect(await attempt(password)).toMatchObject({
      refused: "too-many-attempts",
      retryAfterSeconds: expect.any(Number),
    });
    expect(await attempt(password, { ...from, address: "192.0.2.7" })).toHaveProperty("sessionId");
  });

  test("is slowed down for an account that is guessed at from ever new addresses", async () => {
    await create("hunted@example.test");
    const attempt = (address: string) =>
      signIn(database.db, { email: "hunted@example.test", password: "no" }, { ...client, address }, now);
    const guesses: Awaited<ReturnType<typeof attempt>>[] = [];
    for (let n = 0; n < 101; n++) guesses.push(await attempt(`2001:db8::${n}`));
    expect(guesses.slice(0, 100).every((one) => "refused" in one && one.refused === "wrong-credentials")).toBe(true);
    expect(guesses[100]).toMatchObject({ refused: "too-many-attempts" });
  });

  test("takes an address of any length, and keeps none of it in words", async () => {
    const address = "x".repeat(5000);
    const attempt = signIn(database.db, { email: "far@example.test", password }, { ...client, address }, now);
    expect(await attempt).toEqual({ refused: "wrong-credentials" });
    const keys = (await database.db.rateLimit.findMany()).map((row) => row.key).join();
    expect(keys).not.toMatch(/xxx|example|192\.0\.2/);
  });

  test("starts counting anew after the right password", async () => {
    await create("clumsy@example.test");
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 5; n++)
        await signIn(database.db, { email: "clumsy@example.test", password: "no" }, client, now);
      expect(await signIn(database.db, form("clumsy@example.test"), client, now)).toHaveProperty("sessionId");
    }
  });
});

describe("sessions", () => {
  test("end at once when they are revoked, and only by their owner", async () => {
    const [{ userId }, stranger] = [await create("revoke@example.test"), await create("stranger@example.test")];
    const sessionId = await open(userId);
    expect(await revokeSession(database.db, stranger.userId, sessionId)).toBe(false);
    expect(await isSignedIn(sessionId)).toBe(true);
    expect(await revokeSession(database.db, userId, sessionId)).toBe(true);
    expect(await isSignedIn(sessionId)).toBe(false);
    expect(await revokeSession(database.db, userId, "no-uuid")).toBe(false);
  });

  test("of all other browsers end together", async () => {
    const { userId } = await create("others@example.test");
    const [kept, ...others] = [await open(userId), await open(userId), await open(userId)];
    expect(await revokeOtherSessions(database.db, userId, kept)).toBe(2);
    expect(await Promise.all([kept, ...others].map((id) => isSignedIn(id)))).toEqual([true, false, false]);
    expect((await listSessions(database.db, userId, now)).map((one) => one.id)).toEqual([kept]);
  });

  test("last thirty days from their last use", async () => {
    const { userId } = await create("lasting@example.test");
    const sessionId = await open(userId);
    expect(await isSignedIn(sessionId, later(29.9))).toBe(true);
    expect(await isSignedIn(sessionId, later(30))).toBe(false);
    await touchSession(database.db, { id: sessionId, lastSeenAt: now }, later(20));
    expect(await isSignedIn(sessionId, later(49.9))).toBe(true);
  });

  test("go with their account", async () => {
    const { userId } = await create("gone@example.test");
    const sessionId = await open(userId);
    await database.db.user.delete({ where: { id: userId } });
    expect(await isSignedIn(sessionId)).toBe(false);
  });
});
