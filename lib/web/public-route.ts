/** A route for everybody: said out loud, because everything else is gated. */
export function publicRoute(handler: (request: Request) => Promise<Response>) {
  return handler;
}
