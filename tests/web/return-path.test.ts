import { describe, expect, test } from "vitest";
import { returnPath, signInPath } from "#lib/web/return-path.ts";

describe("the way back after signing in", () => {
  test.each(["/", "/exercises/print-order", "/exercises?topic=a&b=c"])("%s is a path of ours", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
    "",
    undefined,
    ["/exercises"],
  ])("%j leads to the start page", (text) => {
    expect(returnPath(text)).toBe("/");
  });

  test("it travels in the address", () => {
    expect(signInPath("/exercises?topic=a")).toBe("/sign-in?returnTo=%2Fexercises%3Ftopic%3Da");
    expect(signInPath("/")).toBe("/sign-in");
  });
});
