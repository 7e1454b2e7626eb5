import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";

/** A console error is a fault that nobody looked at: it fails the test that made it. */
let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = errors.mock.calls.map((call) => call.map(String).join(" "));
  errors.mockRestore();
  expect(calls, "console.error was called").toEqual([]);
});
