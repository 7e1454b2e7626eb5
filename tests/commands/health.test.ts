import { createServer } from "node:http";
import { expect, test } from "vitest";
import { waitUntilHealthy } from "#lib/commands/start/health.ts";

test("a server that ends is not waited for", async () => {
  await waitUntilHealthy("http://127.0.0.1:1/api/health", { ended: Promise.resolve("exit code 1") });
});

test("a server is healthy once it answers so", async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    response.statusCode = ++asked < 3 ? 503 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await waitUntilHealthy(`http://127.0.0.1:${port}/api/health`, { ended: new Promise(() => {}) });
  expect(asked).toBe(3);
  server.close();
  server.closeAllConnections();
});
