import { userRoute } from "#lib/auth/gated-route.ts";
import { loadSubmissionEvents } from "#lib/submissions/loader-events.ts";

export const dynamic = "force-dynamic";

/** Server-sent events: how far one's own submission is, until it is graded. */
export const GET = userRoute<{ id: string }>(async (user, { id }, request) => {
  return (await loadSubmissionEvents(user, id, request)) ?? Response.json({ status: "unknown" }, { status: 404 });
});

/** Only whether one is signed in: a browser's EventSource does not say why it was refused. */
export const HEAD = userRoute(async () => new Response(null, { status: 204 }));
