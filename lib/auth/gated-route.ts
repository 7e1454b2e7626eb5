/** Route handlers behind a gate: a program asks, so the refusal is a status code. */
import type { CurrentUser } from "#lib/accounts/access.ts";
import { currentUser } from "./session.ts";

type Parameters<P> = { params: Promise<P> };

/** For signed-in people; others get 401. */
export function userRoute<P>(handler: (user: CurrentUser, parameters: P, request: Request) => Promise<Response>) {
  return async (request: Request, { params }: Parameters<P>): Promise<Response> => {
    const user = await currentUser();
    if (!user) return Response.json({ status: "signed-out" }, { status: 401 });
    return handler(user, await params, request);
  };
}
