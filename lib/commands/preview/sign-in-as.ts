import { encode } from "next-auth/jwt";
import { demoAccounts } from "../../accounts/demo-accounts.ts";
import { createSession } from "../../accounts/mutations.ts";
import { previewCookie } from "../../auth/preview-cookie.ts";
import type { Database } from "../../database/client.ts";

/** @returns the cookie of a new session. Cookies know no port: the application on this host gets it too. */
export async function sessionCookie(db: Database, role: "student" | "teacher", secret: string, now: Date) {
  const account = demoAccounts.find((one) => one.role === role);
  if (!account) throw new Error(`there is no demo account for a ${role}`);
  const { sessionId } = await createSession(db, account.id, { userAgent: "loopwise preview" }, now);
  const token = await encode({ token: { sessionId }, secret, salt: previewCookie });
  return `${previewCookie}=${token}; Path=/; HttpOnly; SameSite=Lax`;
}
