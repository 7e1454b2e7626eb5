/**
 * Actions behind a gate. An action is an address that anyone can post anything to: the session is checked again here,
 * whatever the page has checked, and the input is parsed before the handler sees it.
 */
import type { z } from "zod";
import type { CurrentUser } from "#lib/accounts/access.ts";
import type { Role } from "#lib/accounts/schema.ts";
import { currentUser } from "./session.ts";

/** What any gated action may answer, besides its own answers. */
export type GateRefusal = { status: "signed-out" } | { status: "forbidden" } | { status: "invalid" };

type Handler<S extends z.ZodType, R> = (user: CurrentUser, input: z.infer<S>) => Promise<R>;

/** For signed-in people. */
export function userAction<S extends z.ZodType, R>(schema: S, handler: Handler<S, R>) {
  return (input: z.input<S>): Promise<R | GateRefusal> => run(schema, handler, input, null);
}

/** For people with one of these roles. */
export function roleAction<S extends z.ZodType, R>(roles: readonly Role[], schema: S, handler: Handler<S, R>) {
  return (input: z.input<S>): Promise<R | GateRefusal> => run(schema, handler, input, roles);
}

async function run<S extends z.ZodType, R>(
  schema: S,
  handler: Handler<S, R>,
  input: unknown,
  roles: readonly Role[] | null,
): Promise<R | GateRefusal> {
  const user = await currentUser();
  if (!user) return { status: "signed-out" };
  if (roles && !roles.includes(user.role)) return { status: "forbidden" };
  const parsed = schema.safeParse(input);
  return parsed.success ? handler(user, parsed.data) : { status: "invalid" };
}
