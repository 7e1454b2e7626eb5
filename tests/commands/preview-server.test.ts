import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPreviewServer, type PreviewServer } from "#lib/commands/preview/preview-server.ts";

let server: PreviewServer;
let isReady: boolean;
beforeEach(async () => {
  isReady = true;
  server = await openPreviewServer({
    appUrl: "http://localhost:3000",
    enter: async (role) => {
      if (!isReady) throw new Error("the application is not ready yet");
      return { location: `http://localhost:3000/${role}`, cookie: `who=${role}` };
    },
  });
});
afterEach(() => server.close());

async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response] = (await once(get(`${server.url}${path}`, { headers }), "response")) as [IncomingMessage];
  return response;
}
async function nextLine(events: IncomingMessage): Promise<string> {
  const [chunk] = (await once(events, "data")) as [Buffer];
  return chunk.toString().trim();
}

test("a link signs in and leads to the application", async () => {
  const { statusCode, headers } = await ask("/staff");
  expect([statusCode, headers.location, headers["set-cookie"]]).toEqual([
    303,
    "http://localhost:3000/staff",
    ["who=staff"],
  ]);
});

test("a link that comes too early is told so, and works later", async () => {
  isReady = false;
  expect((await ask("/student")).statusCode).toBe(503);
  isReady = true;
  expect((await ask("/student")).statusCode).toBe(303);
});

test.each(["/student", "/staff", "/events"])("%s is not for a site whose name leads to this machine", async (path) => {
  const { statusCode, headers } = await ask(path, { host: `elsewhere.test:${new URL(server.url).port}` });
  expect([statusCode, headers["set-cookie"]]).toEqual([421, undefined]);
});

test("who listens hears the state as it is, and each one after", async () => {
  const events = await ask("/events");
  expect(events.headers["access-control-allow-origin"]).toBe("http://localhost:3000");
  expect(await nextLine(events)).toBe('data: {"status":"proving","problems":[]}');
  server.tell({ status: "proven", problems: [] });
  expect(await nextLine(events)).toBe('data: {"status":"proven","problems":[]}');
});
