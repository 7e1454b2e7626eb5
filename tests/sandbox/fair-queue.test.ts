import { describe, expect, it } from "vitest";
import type { Turn } from "#lib/grading/gradable.ts";
import { FairQueue, interactiveTurns } from "#lib/grading/sandbox/fair-queue.ts";

/** Items are named for their group and number in it: "a1", "a2", "b1". */
function queueOf(names: string[], urgency: Turn["urgency"] = "interactive", queue = new FairQueue<string>()) {
  for (const name of names) queue.push(name, { group: name[0] as string, urgency });
  return queue;
}
const numbered = (group: string, count: number) => Array.from({ length: count }, (_, index) => `${group}${index + 1}`);

describe("the order in which sessions are served", () => {
  it("gives groups turns, and serves each group's in the order in which they came", () => {
    expect(queueOf(["a1", "a2", "a3", "b1", "b2", "c1"]).takeAll()).toEqual(["a1", "b1", "c1", "a2", "b2", "a3"]);
  });

  it("has a group that is new wait for one turn of each other at most", () => {
    const queue = queueOf([...numbered("a", 500), ...numbered("b", 500)]);
    for (let turn = 0; turn < 101; turn++) queue.take();
    queue.push("c1", { group: "c" });
    expect([queue.take(), queue.take(), queue.take()]).toEqual(["b51", "a52", "c1"]);
  });

  it("sends a group that comes back at once to the end of the ring", () => {
    const queue = queueOf(["a1", "b1"]);
    expect(queue.take()).toBe("a1");
    queue.push("a2", { group: "a" });
    expect(queue.takeAll()).toEqual(["b1", "a2"]);
  });

  it("serves interactive work before bulk", () => {
    const queue = queueOf(["a1", "b1"], "bulk");
    queueOf(["a2", "c1"], "interactive", queue);
    expect(queue.takeAll()).toEqual(["a2", "c1", "a1", "b1"]);
  });

  it("lets bulk work through now and then, however much interactive work there is", () => {
    const queue = queueOf(numbered("z", 3), "bulk");
    queueOf(numbered("a", 100), "interactive", queue);
    const order = queue.takeAll();
    const places = order.flatMap((name, place) => (name.startsWith("z") ? [place] : []));
    expect(places).toEqual([1, 2, 3].map((turn) => turn * (interactiveTurns + 1) - 1));
  });

  it("does not count what was served before bulk work came", () => {
    const queue = queueOf(numbered("a", 2 * interactiveTurns + 1));
    for (let turn = 0; turn < interactiveTurns; turn++) queue.take();
    queueOf(["z1"], "bulk", queue);
    expect(queue.takeAll().indexOf("z1")).toBe(interactiveTurns);
  });

  it("serves those that start over before all others, in their own order", () => {
    const queue = queueOf(["a1", "b1"]);
    queue.putFirst("x");
    queue.putFirst("y");
    expect(queue.takeAll()).toEqual(["x", "y", "a1", "b1"]);
  });

  it("forgets what is removed, wherever it waits, and counts the rest", () => {
    const queue = queueOf(["a1", "a2", "b1"]);
    queueOf(["c1"], "bulk", queue);
    queue.putFirst("x");
    expect(queue.length).toBe(5);
    for (const name of ["a1", "b1", "c1", "x", "nobody"]) queue.remove(name);
    expect(queue.length).toBe(1);
    expect(queue.takeAll()).toEqual(["a2"]);
    expect([queue.length, queue.take()]).toEqual([0, undefined]);
  });

  it("serves those who say nothing as one interactive group", () => {
    const queue = new FairQueue<string>();
    for (const name of ["1", "2"]) queue.push(name, {});
    queue.push("a1", { group: "a" });
    expect(queue.takeAll()).toEqual(["1", "a1", "2"]);
  });
});
