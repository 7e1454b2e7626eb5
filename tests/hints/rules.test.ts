import { describe, expect, test } from "vitest";
import type { HintRule } from "#lib/exercise-library/schema.ts";
import { type HintState, hintStates, type Standing } from "#lib/hints/rules.ts";

const fresh: Standing = { taken: 0, attempts: 0, passed: false };
const stateOf = (rule: HintRule, standing: Partial<Standing> = {}) =>
  hintStates([rule], 1, { ...fresh, ...standing })[0];
const free: HintState = { state: "free" };

describe("a step of the hints", () => {
  test("without a rule is free, in the list of rules and beyond its end", () => {
    expect(hintStates([{}], 3, fresh)).toEqual([free, free, free]);
  });

  test.each<[what: string, rule: HintRule, attempts: number, state: HintState]>([
    ["at a price costs it", { price: 2 }, 0, { state: "costs", price: 2, freeAfter: null }],
    [
      "at a price costs it after any number of attempts",
      { price: 2 },
      50,
      { state: "costs", price: 2, freeAfter: null },
    ],
    ["that opens by attempts is closed", { afterAttempts: 2 }, 0, { state: "closed", opensAfter: 2 }],
    ["that opens by attempts is closed one before", { afterAttempts: 2 }, 1, { state: "closed", opensAfter: 1 }],
    ["that opens by attempts is free at the last of them", { afterAttempts: 2 }, 2, free],
    ["with both costs first", { afterAttempts: 2, price: 1 }, 1, { state: "costs", price: 1, freeAfter: 1 }],
    ["with both is free at the last of them", { afterAttempts: 2, price: 1 }, 2, free],
    ["with both stays free", { afterAttempts: 2, price: 1 }, 3, free],
  ])("%s", (_what, rule, attempts, state) => {
    expect(stateOf(rule, { attempts })).toEqual(state);
  });

  test.each<HintRule>([{ price: 2 }, { afterAttempts: 5 }, { afterAttempts: 5, price: 1 }])(
    "is free for whoever has passed: %j",
    (rule) => {
      expect(stateOf(rule, { attempts: 1, passed: true })).toEqual(free);
    },
  );

  test("stays taken, whatever its rule says", () => {
    const rules: HintRule[] = [{ price: 1 }, { afterAttempts: 9 }, { price: 3 }];
    expect(hintStates(rules, 3, { ...fresh, taken: 2 }).map((one) => one.state)).toEqual(["taken", "taken", "costs"]);
  });

  test("that is no longer there is left out", () => {
    expect(hintStates([], 1, { ...fresh, taken: 3 })).toEqual([{ state: "taken" }]);
  });
});
