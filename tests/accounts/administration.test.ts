import { describe, expect, test } from "vitest";
import { changeRole, listAccounts, revokeAllSessions } from "#lib/accounts/administration.ts";
import { createAccount, createSession } from "#lib/accounts/mutations.ts";
import { findSession } from "#lib/accounts/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";

const database = provideTestDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const nobody = "01890000-0000-7000-8000-000000000000";

async function create(email: string): Promise<string> {
  const created = await createAccount(database.db, { name: email, email, password: "correct horse" }, now);
  if ("refused" in created) throw new Error(created.refused);
  return created.userId;
}

describe("administration", () => {
  test("lists accounts with their live sessions, changes roles, and never loses the last admin", async () => {
    const { db } = database;
    const admin = await create("admin@example.test");
    const other = await create("other@example.test");
    await createSession(db, other, { userAgent: "A browser" }, now);
    await createSession(db, other, { userAgent: "Another" }, now);
    expect(await listAccounts(db, now)).toMatchObject([
      { id: admin, role: "admin", liveSessions: 0 },
      { id: other, role: "student", liveSessions: 2 },
    ]);

    expect(await changeRole(db, admin, "student")).toEqual({ refused: "last-admin" });
    expect(await changeRole(db, nobody, "teacher")).toEqual({ refused: "unknown-account" });
    expect(await changeRole(db, other, "admin")).toEqual({ changed: true });
    const both = await Promise.all([changeRole(db, admin, "student"), changeRole(db, other, "student")]);
    expect(both.filter((one) => "refused" in one)).toEqual([{ refused: "last-admin" }]);
    expect((await listAccounts(db, now)).filter((one) => one.role === "admin")).toHaveLength(1);
  });

  test("signs somebody out everywhere", async () => {
    const { db } = database;
    const userId = await create("gone@example.test");
    const { sessionId } = await createSession(db, userId, { userAgent: "A browser" }, now);
    expect(await revokeAllSessions(db, userId)).toBe(1);
    expect(await findSession(db, sessionId, now)).toBeNull();
  });
});
