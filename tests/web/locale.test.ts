import { describe, expect, test } from "vitest";
import { pickLocale } from "#lib/web/locale.ts";

describe("the language of a request", () => {
  test("a remembered choice comes first", () => {
    expect(pickLocale("zh", "en-US,en;q=0.9")).toBe("zh");
    expect(pickLocale("xx", "zh-CN")).toBe("zh");
  });

  test.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-GB,en;q=0.9,zh;q=0.1", "en"],
    ["en;q=0.2, zh;q=0.7", "zh"],
    ["de-DE,zh-TW;q=0.5", "zh"],
    ["de-DE,de", "en"],
    ["", "en"],
    [null, "en"],
  ])("a browser that asks for %j gets %s", (header, locale) => {
    expect(pickLocale(undefined, header)).toBe(locale);
  });
});
