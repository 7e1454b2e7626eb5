import { expect, test } from "vitest";
import { recordingSandbox } from "#lib/commands/prove/recording-sandbox.ts";
import type { Sandbox } from "#lib/grading/gradable.ts";
import { defaultLimits } from "#lib/grading/observation.ts";
import { observationOf } from "../grading/observations.ts";

const program = { source: "print(id(object()))", limits: defaultLimits };
const scenario = { expression: null, seed: 0, world: {} };

/** Programs print what is told, one run after the other. */
function printing(...outputs: string[]): Sandbox {
  return {
    observing: (_program, session) => session(async () => observationOf({ stdout: outputs.shift() ?? "" })),
    judge: () => Promise.reject(new Error("nothing is judged")),
  };
}

const runTwice = async (sandbox: Sandbox) => {
  const recording = recordingSandbox(sandbox);
  for (let run = 0; run < 2; run++) await recording.sandbox.observing(program, (observe) => observe(scenario));
  return recording.differences();
};

test("two runs that differ are told, with what to do", async () => {
  expect(await runTwice(printing("1", "2"))).toEqual([
    "two runs of the program itself differ: take out what depends on chance or addresses",
  ]);
});

test("two runs that are the same are nothing to speak of", async () => {
  expect(await runTwice(printing("1", "1"))).toEqual([]);
});
