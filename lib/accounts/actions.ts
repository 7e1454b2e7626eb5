"use server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { clientOf } from "#lib/auth/client-of.ts";
import { roleAction, userAction } from "#lib/auth/gated-action.ts";
import { SignInRefused, signIn, signOut } from "#lib/auth/next-auth.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { publicFormAction } from "#lib/web/public-action.ts";
import { returnPath } from "#lib/web/return-path.ts";
import { changeRole, revokeAllSessions } from "./administration.ts";
import { type AccountFormState, errorsOf } from "./components/form-state.ts";
import { revokeOtherSessions, revokeSession, signUp } from "./mutations.ts";
import { role, signInForm, signUpForm } from "./schema.ts";

/** What a form may hold as it comes from the network; the forms' own schemas say in words what is wrong with it. */
const formText = z.string().max(1000);

export const submitSignIn = publicFormAction(
  z.strictObject({ email: formText, password: formText, returnTo: formText }),
  async ({ returnTo, ...typed }): Promise<AccountFormState> => {
    const form = signInForm.safeParse(typed);
    if (!form.success) return { status: "wrong-fields", errors: errorsOf(form.error), email: typed.email };
    return openSession(form.data.email, form.data.password, returnTo);
  },
);

export const submitSignUp = publicFormAction(
  z.strictObject({ name: formText, email: formText, password: formText, returnTo: formText }),
  async ({ returnTo, ...typed }): Promise<AccountFormState> => {
    const { name, email } = typed;
    const form = signUpForm.safeParse(typed);
    if (!form.success) return { status: "wrong-fields", errors: errorsOf(form.error), name, email };
    const client = clientOf(await headers(), env().trustedProxies);
    const created = await signUp(database(), form.data, client, new Date());
    if ("retryAfterSeconds" in created)
      return { status: "too-many-attempts", retryAfterSeconds: created.retryAfterSeconds, name, email };
    if ("refused" in created) return { status: "wrong-fields", errors: { email: "email-taken" }, name, email };
    return openSession(form.data.email, form.data.password, returnTo);
  },
);

/** @returns why it was refused; where it succeeds it leads on and does not return */
async function openSession(email: string, password: string, returnTo: string): Promise<AccountFormState> {
  try {
    await signIn("credentials", { email, password, redirect: false });
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const { refusal } = error;
    if (refusal.refused === "wrong-credentials") return { status: "wrong-credentials", email };
    return { status: "too-many-attempts", email, retryAfterSeconds: refusal.retryAfterSeconds };
  }
  redirect(returnPath(returnTo));
}

const nothing = z.undefined();

export const submitSignOut = userAction(nothing, async (user) => {
  await revokeSession(database(), user.id, user.sessionId);
  await signOut({ redirect: false });
  redirect("/");
});

export const submitRevokeSession = userAction(z.strictObject({ sessionId: z.uuid() }), async (user, { sessionId }) => {
  await revokeSession(database(), user.id, sessionId);
  refresh();
  return { status: "done" as const };
});

export const submitRevokeOtherSessions = userAction(nothing, async (user) => {
  await revokeOtherSessions(database(), user.id, user.sessionId);
  refresh();
  return { status: "done" as const };
});

const account = { userId: z.uuid() };

export const submitChangeRole = roleAction(
  ["admin"],
  z.strictObject({ ...account, role }),
  async (_admin, { userId, role }) => {
    const change = await changeRole(database(), userId, role);
    refresh();
    return "refused" in change ? { status: change.refused } : { status: "done" as const };
  },
);

export const submitRevokeAllSessions = roleAction(["admin"], z.strictObject(account), async (_admin, { userId }) => {
  await revokeAllSessions(database(), userId);
  refresh();
  return { status: "done" as const };
});
