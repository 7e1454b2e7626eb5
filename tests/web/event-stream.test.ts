import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EventStream, eventStream } from "#lib/web/event-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const browser = new AbortController();
  const opened = Promise.withResolvers<EventStream>();
  const request = new Request("http://here.invalid", { signal: browser.signal });
  const response = eventStream(request, async (stream) => opened.resolve(stream));
  const reader = response.body?.getReader();
  if (!reader) throw new Error("The response has no body");
  return { browser, reader, opened: opened.promise };
}

test("a message travels as one document, and closing ends the stream", async () => {
  const { reader, opened } = open();
  const stream = await opened;
  stream.send({ state: "graded" });
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: {"state":"graded"}\n\n');
  stream.close();
  expect((await reader.read()).done).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("a browser that has gone leaves nothing behind, in whatever order its going shows", async () => {
  for (const order of ["cancelled first", "aborted first"]) {
    const { browser, reader, opened } = open();
    const { signal } = await opened;
    if (order === "aborted first") browser.abort();
    await reader.cancel().catch(() => {});
    browser.abort();
    expect([signal.aborted, vi.getTimerCount()]).toEqual([true, 0]);
  }
});
