import { describe, expect, test } from "vitest";
import { diagnosticKinds, observationStatuses, spanStates } from "#lib/grading/observation.ts";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh.json" with { type: "json" };

type Texts = { [key: string]: string | Texts };

/** "accounts.errors.email-missing" → its text */
function flatten(texts: Texts, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]): [string, string][] =>
      typeof text === "string" ? [[prefix + key, text]] : [...flatten(text, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const chinese = flatten(zh);
const argumentsOf = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=[,}])/g))].sort();

describe("translations", () => {
  test("both languages have the same texts", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("none is empty", () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("a translation uses no value that the other does not get", () => {
    const more = [...chinese].filter(([key, text]) => {
      const known = argumentsOf(english.get(key) ?? "");
      return argumentsOf(text).some((name) => !known.includes(name));
    });
    expect(more).toEqual([]);
  });

  test("each status, diagnostic and state of the engine has its words", () => {
    expect(Object.keys(en.submission.statuses)).toEqual(expect.arrayContaining([...observationStatuses]));
    expect(Object.keys(en.submission.diagnostics.kinds).sort()).toEqual([...diagnosticKinds].sort());
    expect(Object.keys(en.timeline.states).sort()).toEqual([...spanStates].sort());
  });
});
