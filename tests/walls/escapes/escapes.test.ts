/**
 * 0 host effects, whatever a program tries, and the next good submission passes: on the very same child, unless that had
 * to be killed, since there is no spare here. The corpus is in attempts/.
 */
import { hostname } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits, type Observation } from "#lib/grading/observation.ts";
import { ensureGraderImage, type OpenSandbox, startSandbox } from "#lib/grading/sandbox/index.ts";
import { probeRequest } from "../../sandbox/probe-image.ts";
import { type Attempt, allAttempts, callingFunction, callingTable, listingFunctions, sourceOf } from "./attempts.ts";
import { bareImage } from "./bare-image.ts";
import { type Canaries, setOut } from "./canaries.ts";
import { portraitOf } from "./child-portrait.ts";
import { countEnds, tableOfEnds } from "./table-of-ends.ts";

const limits = { ...defaultLimits, cpuMs: 1_500 };

/** Modules that ask the host for something, or that break Python on purpose. */
const modules = {
  "behind the harness": ["os"],
  "with the harness out of the way": [
    ...["posix", "_socket", "_signal", "_posixsubprocess", "_imp", "_ctypes", "_thread", "_sqlite3", "fcntl", "select"],
    ...["termios", "mmap", "faulthandler", "time", "sys", "_io", "_remote_debugging", "_testcapi", "_testinternalcapi"],
  ],
};

/** What no observation holds, unless a program got at the machine; a short name of a host could be in anything. */
const tellTale = ["BREACH", "root:x:", ...(hostname().length > 5 ? [hostname()] : [])];

/** Of CPython's own test modules, which have hundreds of functions, only some are called. */
const testModulesStep = 4;

/** How many functions the interpreter's table has, nearly; each of some is called by a program of its own. */
const [tableSize, tableStep] = [9_000, 37];

/** Uses what attempts like to break. Its secret is what a later program must not find in memory. */
const goodProgram = {
  "behind the harness": `
import asyncio, json
async def work(n):
    await asyncio.sleep(n)
    print("neighbour-secret-", n)
    return n * 2
async def main():
    print(json.dumps(await asyncio.gather(work(1), work(2), work(0.5))), f"{1/3:.3f}", sorted({"b": 1, "a": 2}))
asyncio.run(main())`,
  "with the harness out of the way": `
import json, os, re
print("neighbour-secret-", json.dumps({"a": [1, 2.5, None]}), re.sub("a+", "b", "caat"), os.getcwd(), sorted("hello"))
print([f"{n:03}" for n in range(5)], 2**100, hash("text"), open("/lib/python314.zip", "rb").read(2))`,
};

const images = {
  "behind the harness": () => ensureGraderImage({ cacheDir: probeRequest.cacheDir }),
  "with the harness out of the way": bareImage,
};

describe.each(["behind the harness", "with the harness out of the way"] as const)("an escape %s", (where) => {
  let sandbox: OpenSandbox;
  let canaries: Canaries;
  let good: Observation;
  const ready = new Set<number>();
  const portraits = new Map<number, unknown>();
  const observe = (source: string, expression: string | null = null) =>
    sandbox.observe({ source, scenario: { expression, seed: 1, world: {} }, limits });

  beforeAll(async () => {
    const image = await images[where]();
    const log = (line: string) => {
      const processId = /^sandbox observer (\d+) is ready/.exec(line)?.[1];
      if (processId) ready.add(Number(processId));
    };
    sandbox = await startSandbox(image, { size: 1, spares: 0, log }, { observer: [], judge: [] });
    canaries = await setOut(image);
    good = await observe(goodProgram[where]);
    expect(good.status).toBe("finished");
    expect(good.stdout).toContain("neighbour-secret-");
  });

  afterAll(() => {
    console.log(tableOfEnds(`Escapes ${where}`));
    sandbox.close();
    canaries.close();
  });

  /** The attempt's own words are for the failure message. */
  async function endsHarmless(attempt: Attempt, expression: string | null = null): Promise<void> {
    const children = sandbox.processIds.filter((id) => ready.has(id));
    for (const id of children) if (!portraits.has(id)) portraits.set(id, portraitOf(id));
    const told = { ...canaries.places, child: children[0] ?? 0 };
    const observation = await observe(sourceOf(attempt, told), expression);
    countEnds(expression ? `${attempt.family}, kept` : attempt.family, observation.status);
    const seen = JSON.stringify(observation);
    for (const secret of [...canaries.secrets, ...tellTale]) expect(seen).not.toContain(secret);
    expect(await canaries.effects(), attempt.name).toEqual([]);
    expect(await observe(goodProgram[where]), `after one that ${attempt.name}`).toEqual(good);
    for (const id of children.filter((id) => sandbox.processIds.includes(id))) {
      expect(portraitOf(id), attempt.name).toEqual(portraits.get(id));
    }
  }

  const attempts = allAttempts();
  it.each(attempts.map((attempt) => [attempt.family, attempt.name, attempt] as const))(
    "of the family “%s” that %s has no effect",
    (_family, _name, attempt) => endsHarmless(attempt),
  );

  it.each(["bridges", "bytecode", "memory"])(
    "of the family “%s” that is kept as a checkpoint is kept for nobody else",
    async (ofFamily) => {
      for (const attempt of attempts.filter(({ family }) => family === ofFamily)) {
        await endsHarmless(attempt, "1 + 1");
      }
    },
    300_000,
  );

  it.runIf(where === "with the harness out of the way")(
    "through any function of WebAssembly's table has no effect",
    async () => {
      for (let index = 1; index < tableSize; index += tableStep) await endsHarmless(callingTable(index));
    },
    600_000,
  );

  it.each(modules[where])(
    "through any function of %s has no effect",
    async (module) => {
      const step = module.startsWith("_test") ? testModulesStep : 1;
      const listed = await observe(listingFunctions(module));
      const names = JSON.parse(listed.stdout) as string[];
      expect(names.length).toBeGreaterThan(1);
      for (let index = 0; index < names.length; index += step) {
        await endsHarmless(callingFunction(module, names[index] ?? ""));
      }
    },
    600_000,
  );
});
