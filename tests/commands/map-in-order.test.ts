import { describe, expect, test } from "vitest";
import { mapInOrder } from "#lib/commands/map-in-order.ts";

/** Work that ends when it is told to. */
function work() {
  const begun: string[] = [];
  const waiting = new Map<string, PromiseWithResolvers<string>>();
  return {
    begun,
    on: (item: string) => {
      begun.push(item);
      const promise = Promise.withResolvers<string>();
      waiting.set(item, promise);
      return promise.promise;
    },
    end: async (item: string) => {
      waiting.get(item)?.resolve(item.toUpperCase());
      await settled();
    },
    fail: async (item: string) => {
      waiting.get(item)?.reject(new Error(item));
      await settled();
    },
  };
}
/** Whatever follows from what is known by now has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("working on several items at once", () => {
  test("begins the next as one ends, and tells the results in the items' order", async () => {
    const { begun, on, end } = work();
    const heard: string[] = [];
    const all = mapInOrder(["a", "b", "c"], 2, on, (result, index) => heard.push(`${index} ${result}`));
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    expect([begun, heard]).toEqual([["a", "b", "c"], []]);
    await end("a");
    expect(heard).toEqual(["0 A", "1 B"]);
    await end("c");
    expect(await all).toEqual(["A", "B", "C"]);
  });

  test("throws what an item's work threw", async () => {
    const { on, end, fail } = work();
    const all = mapInOrder(["a", "b"], 2, on, () => {});
    const refused = expect(all).rejects.toThrow("b");
    await fail("b");
    await end("a");
    await refused;
  });

  test("has nothing to do for no items", async () => {
    expect(await mapInOrder([], 2, work().on, () => {})).toEqual([]);
  });
});
