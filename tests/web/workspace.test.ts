import { describe, expect, test } from "vitest";
import { newerDraft } from "#lib/submissions/components/workspace/local-draft.ts";
import {
  arrangementOf,
  bringBack,
  leaveOut,
  linesOf,
  moveTo,
} from "#lib/submissions/components/workspace/order-items.ts";

const answer = { kind: "code", source: "pass" } as const;

describe("of two copies of a draft", () => {
  test("the only one is taken", () => {
    expect(newerDraft(null, null)).toBeNull();
    expect(newerDraft(null, { answer, editedAt: 1 })).toBe("stored");
    expect(newerDraft({ answer, editedAt: 1, synced: true }, null)).toBe("local");
  });

  test("the later one wins while the server has not had the browser's", () => {
    expect(newerDraft({ answer, editedAt: 2, synced: false }, { answer, editedAt: 1 })).toBe("local");
    expect(newerDraft({ answer, editedAt: 1, synced: false }, { answer, editedAt: 2 })).toBe("stored");
  });

  test("the server's wins where it has had the browser's, whatever the browser's clock says", () => {
    expect(newerDraft({ answer, editedAt: 9, synced: true }, { answer, editedAt: 1 })).toBe("stored");
  });
});

describe("lines to arrange", () => {
  const offered = ["a", "b", "a", "c"];

  test("what the answer does not use is left out", () => {
    const { printed, notPrinted } = arrangementOf(offered, ["c", "a"]);
    expect(printed.map((item) => item.text)).toEqual(["c", "a"]);
    expect(notPrinted.map((item) => item.text)).toEqual(["b", "a"]);
  });

  test("equal lines keep ids of their own", () => {
    const { printed } = arrangementOf(offered, offered);
    expect(new Set(printed.map((item) => item.id)).size).toBe(4);
  });

  test("a line of another version of the exercise is dropped", () => {
    expect(linesOf(arrangementOf(offered, ["gone", "b"]))).toEqual(["b"]);
  });

  test("lines move, are left out and come back at the end", () => {
    const start = arrangementOf(["a", "b", "c"], ["a", "b", "c"]);
    expect(linesOf(moveTo(start, "line-2", 0))).toEqual(["c", "a", "b"]);
    const without = leaveOut(start, "line-0");
    expect(linesOf(without)).toEqual(["b", "c"]);
    expect(linesOf(bringBack(without, "line-0"))).toEqual(["b", "c", "a"]);
  });

  test("an unknown id changes nothing", () => {
    const start = arrangementOf(["a"], ["a"]);
    expect(moveTo(start, "line-9", 0)).toEqual(start);
    expect(leaveOut(start, "line-9")).toEqual(start);
    expect(bringBack(start, "line-9")).toEqual(start);
  });
});
