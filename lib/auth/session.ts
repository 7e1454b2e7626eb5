/** Who makes this request: asked of the database once per request, and nowhere remembered longer. */
import { after } from "next/server";
import { cache } from "react";
import type { CurrentUser } from "#lib/accounts/access.ts";
import { touchSession } from "#lib/accounts/mutations.ts";
import { findSession } from "#lib/accounts/queries.ts";
import { database } from "#lib/database/client.ts";
import { auth } from "./next-auth.ts";

/** @returns null where nobody is signed in, or the session was revoked or has run out */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const token = await auth();
  if (!token?.sessionId) return null;
  const now = new Date();
  const found = await findSession(database(), token.sessionId, now);
  if (!found) return null;
  const { user, lastSeenAt } = found;
  after(() => touchSession(database(), { id: user.sessionId, lastSeenAt }, now));
  return user;
});
