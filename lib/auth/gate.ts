/**
 * The gates. Every page, action and route passes one of them first; what is for everybody says so.
 * A gate that is not passed redirects or answers "not found": whoever may not see a thing is not told that it exists.
 */
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import type { CurrentUser } from "#lib/accounts/access.ts";
import type { Role } from "#lib/accounts/schema.ts";
import { currentPath } from "#lib/web/current-path.ts";
import { signInPath } from "#lib/web/return-path.ts";
import { currentUser } from "./session.ts";

/** For signed-in people; others sign in first and come back to this page. */
export async function requireUser(): Promise<CurrentUser> {
  const user = await currentUser();
  if (user) return user;
  redirect(signInPath(await currentPath()));
}

/** For people with one of these roles. */
export async function requireRole(...roles: Role[]): Promise<CurrentUser> {
  const user = await requireUser();
  if (!roles.includes(user.role)) notFound();
  return user;
}

/** For everybody. @returns who it is, if signed in. Waits for a request: a nonce cannot be built in advance. */
export async function publicPage(): Promise<CurrentUser | null> {
  await connection();
  return currentUser();
}

/** For people who are not signed in; others go on to where they wanted to be. */
export async function requireVisitor(returnTo: string): Promise<void> {
  if (await currentUser()) redirect(returnTo);
}
