/** The web server's process: `next start`, with the client's real address in what Next sees of a request. */
import { createServer } from "node:http";
import next from "next";
import { forwardedFor } from "../../auth/client-of.ts";
import { env } from "../../env.ts";
import { projectRoot } from "../project-root.ts";

const { host, port } = env();
const app = next({ dev: false, dir: projectRoot, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  request.headers["x-forwarded-for"] = forwardedFor(request.headers["x-forwarded-for"], request.socket.remoteAddress);
  void handle(request, response);
});
server.listen({ port, host });

// Requests in hand are answered; whoever started us ends an event stream that stays open.
process.once("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
