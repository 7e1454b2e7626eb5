/**
 * Signing in with next-auth. The browser holds a signed token with the id of a session and nothing else; whether that
 * session still lives is asked of the database on each request (session.ts), so that it can be revoked at once.
 * No route of next-auth is served: the forms call these functions in their actions, on the server.
 */
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn as openSession, type SignInResult } from "#lib/accounts/mutations.ts";
import { signInForm } from "#lib/accounts/schema.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { clientOf } from "./client-of.ts";
import { previewCookie } from "./preview-cookie.ts";

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
  interface Session {
    sessionId?: string;
  }
}

/** Why signing in was refused, thrown through next-auth and caught by the action. */
export class SignInRefused extends CredentialsSignin {
  readonly refusal: Exclude<SignInResult, { sessionId: string }>;

  constructor(refusal: Exclude<SignInResult, { sessionId: string }>) {
    super();
    this.refusal = refusal;
  }
}

/** The session's own end is in the database and moves with its use; the token only has to outlive it. */
const tokenLifetimeSeconds = 365 * 24 * 3600;

const credentials = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(input, request) {
    const form = signInForm.safeParse({ email: input.email, password: input.password });
    if (!form.success) throw new SignInRefused({ refused: "wrong-credentials" });
    const result = await openSession(
      database(),
      form.data,
      clientOf(request.headers, env().trustedProxies),
      new Date(),
    );
    if ("refused" in result) throw new SignInRefused(result);
    return { sessionId: result.sessionId };
  },
});

// A function: the environment is read when a request comes, not when the application is built.
export const { auth, signIn, signOut } = NextAuth(() => ({
  secret: env().authSecret,
  trustHost: true,
  useSecureCookies: env().authUrl.startsWith("https:"),
  cookies: env().previewUrl ? { sessionToken: { name: previewCookie } } : {},
  providers: [credentials],
  pages: { signIn: "/sign-in", error: "/sign-in" },
  session: { strategy: "jwt", maxAge: tokenLifetimeSeconds },
  callbacks: {
    jwt: ({ token, user }) => ({ sessionId: user?.sessionId ?? token.sessionId }),
    session: ({ session, token }) => ({
      expires: session.expires,
      sessionId: typeof token.sessionId === "string" ? token.sessionId : undefined,
    }),
  },
  logger: {
    error(error) {
      // Expected: a wrong password; a token that was tampered with or signed with another secret is nobody's.
      if (!(error instanceof SignInRefused) && error.name !== "JWTSessionError") console.error(error);
    },
  },
}));
