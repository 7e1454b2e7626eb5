/** Who someone is, as a type. Queries that show a person's own things take an id that only a live session mints. */
import type { Role } from "./schema.ts";

declare const authenticated: unique symbol;
/** The id of whoever holds a live session, or of whom a signed-in request acts for. */
export type AuthenticatedUserId = string & { readonly [authenticated]: true };

export interface CurrentUser {
  id: AuthenticatedUserId;
  /** of the session that this request came with */
  sessionId: string;
  email: string;
  name: string;
  role: Role;
}

/** Only for gates: a session that was found, a command that acts for the account that it has just made. */
export function mintAuthenticatedUserId(id: string): AuthenticatedUserId {
  return id as AuthenticatedUserId;
}
