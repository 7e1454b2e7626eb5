import { expect, test } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { RecentRuns } from "#lib/grading/recent-runs.ts";
import { observationOf } from "./observations.ts";

const runs = (count: number) => Array.from({ length: count }, (_, index) => observationOf({ elapsed: index }));

/** Finds out about programs as it is told to, and notes about which. */
function noting(recent: RecentRuns) {
  const asked: string[] = [];
  const get = (program: string, count = 1) =>
    recent.get(program, async () => {
      asked.push(program);
      return runs(count);
    });
  return { asked, get };
}

test("who asks while somebody finds out, or afterwards, is told the same", async () => {
  const { asked, get } = noting(new RecentRuns());
  const [one, other] = await Promise.all([get("a"), get("a")]);
  expect(other).toBe(one);
  expect(await get("a")).toBe(one);
  expect(asked).toEqual(["a"]);
});

test("the program that was asked about longest ago is forgotten first", async () => {
  const { asked, get } = noting(new RecentRuns());
  await get("a", 900);
  await get("b", 900);
  await get("a");
  await get("c", 900);
  await get("a");
  await get("b");
  expect(asked).toEqual(["a", "b", "c", "b"]);
});

test("who was called off takes nobody along who asked for the same", async () => {
  const recent = new RecentRuns();
  const first = Promise.withResolvers<never>();
  const calledOff = recent.get("a", () => first.promise);
  const { asked, get } = noting(recent);
  const others = Promise.all([get("a"), get("a")]);
  first.reject(new DOMException("called off", "AbortError"));
  await expect(calledOff).rejects.toThrow("called off");
  expect(await others).toEqual([runs(1), runs(1)]);
  expect(asked, "one of the others found out for both").toEqual(["a"]);
});

test("a fault is told to all who wait, and not kept", async () => {
  const recent = new RecentRuns();
  const first = Promise.withResolvers<never>();
  const waiting = [recent.get("a", () => first.promise), recent.get("a", () => first.promise)];
  first.reject(new GraderFault("broken"));
  for (const one of waiting) await expect(one).rejects.toThrow("broken");
  expect(await noting(recent).get("a")).toEqual(runs(1));
});
