/** What the account pages show, each read behind its gate. */
import { publicPage, requireRole, requireUser, requireVisitor } from "#lib/auth/gate.ts";
import { database } from "#lib/database/client.ts";
import { returnPath, signInPath, signUpPath } from "#lib/web/return-path.ts";
import { listAccounts } from "./administration.ts";
import { isEmptyInstallation, listSessions } from "./queries.ts";

/** @param returnTo where the visitor wanted to be, as the address says; anything */
export async function loadSignIn(returnTo: unknown) {
  const destination = returnPath(returnTo);
  await requireVisitor(destination);
  return { returnTo: destination, otherHref: signUpPath(destination) };
}

export async function loadSignUp(returnTo: unknown) {
  const destination = returnPath(returnTo);
  await requireVisitor(destination);
  const firstAccount = await isEmptyInstallation(database());
  return { returnTo: destination, otherHref: signInPath(destination), firstAccount };
}

/** For the frame around every page. */
export async function loadHeader() {
  const user = await publicPage();
  return user && { name: user.name, email: user.email, role: user.role };
}

export async function loadAccount() {
  const user = await requireUser();
  const sessions = await listSessions(database(), user.id, new Date());
  return {
    name: user.name,
    email: user.email,
    role: user.role,
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === user.sessionId })),
  };
}

export async function loadAccounts() {
  const admin = await requireRole("admin");
  const accounts = await listAccounts(database(), new Date());
  return accounts.map((account) => ({ ...account, isSelf: account.id === admin.id }));
}

/** For visitors; whoever is signed in goes on to the exercises. */
export async function loadLanding(): Promise<void> {
  await publicPage();
  await requireVisitor("/exercises");
}
