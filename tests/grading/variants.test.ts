/** What a variant.py may do, and what its author is told where it does something else. */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateParameters } from "#lib/grading/generate-parameters.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";

let sandbox: OpenSandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: path.resolve(import.meta.dirname, "../../.cache/images"), size: 1 });
});
afterAll(() => sandbox.close());

const generate = (source: string, seed = "an exercise, a learner, a group of attempts") =>
  generateParameters(sandbox, source, seed);
const returning = (value: string) => `def generate(rng):\n    return ${value}\n`;

const good = `
import random

NAMES = ["tea", "milk", "bread", "eggs", "salt", "jam"]

def generate(rng: random.Random) -> dict:
    rng.shuffle(NAMES)
    return {"names": NAMES[:2], "delay": rng.choice([0.5, 1, 2.25]), "count": rng.randint(2, 10**9), "open": None}
`;

test("the same seed gives the same parameters, another seed others", async () => {
  const parameters = await generate(good);
  expect(parameters).toEqual({
    names: [expect.any(String), expect.any(String)],
    delay: expect.any(Number),
    count: expect.any(Number),
    open: null,
  });
  expect(await generate(good)).toEqual(parameters);
  expect(await generate(good, "another learner")).not.toEqual(parameters);
});

test("a tuple arrives as a list", async () => {
  expect(await generate(returning("{'pair': (1, True)}"))).toEqual({ pair: [1, true] });
});

const fault = "the exercise's variants are broken: variant.py";
const asPlain = "only numbers, texts, True, False, None, lists and dicts can be parameters";

test.each([
  ["is no Python", "def generate(:", `${fault}, line 1: invalid syntax`],
  ["has no generate", "x = 1", `${fault}: write a function generate(rng) that returns a dict`],
  [
    "takes no rng",
    "def generate():\n    return {}",
    "TypeError: generate() takes 0 positional arguments but 1 was given",
  ],
  ["raises", "def generate(rng):\n    return {'a': 1 / 0}", `${fault}, line 2: ZeroDivisionError: division by zero`],
  ["raises when it is loaded", "import nothing_of_this_name", `${fault}, line 1: ModuleNotFoundError`],
  ["exits", "import sys\ndef generate(rng):\n    sys.exit()", `${fault}, line 3: SystemExit`],
  ["returns nothing", "def generate(rng): pass", `${fault}: generate(rng) must return a dict, not NoneType`],
  ["returns a list", returning("[1]"), `${fault}: generate(rng) must return a dict, not list`],
  ["is a coroutine function", `async ${returning("{}")}`, `${fault}: generate(rng) must return a dict, not coroutine`],
  [
    "gives a name that is none",
    returning("{'a-b': 1}"),
    `${fault}: name a parameter like a Python variable, not 'a-b'`,
  ],
  ["gives a set", returning("{'a': {'b': [{1}]}}"), `${fault}: a['b'][0] is of type set: ${asPlain}`],
  ["gives a class", returning("{'a': int}"), `${fault}: a is of type type: ${asPlain}`],
  ["gives keys that are numbers", returning("{'a': {1: 2}}"), `${fault}: a: the keys of a dict must be texts, not 1`],
  ["gives no number", returning("{'a': float('nan')}"), `${fault}: a: a number must be finite`],
  [
    "gives a number too large",
    returning("{'a': 2**60}"),
    `${fault}: a: a number must be finite and no larger than 2**53`,
  ],
  ["gives a text with a zero", returning("{'a': 'x\\0'}"), `${fault}: a: a text must be one that can be stored`],
  ["gives half of a pair", returning("{'a': '\\ud800'}"), `${fault}: a: a text must be one that can be stored`],
  [
    "gives what contains itself",
    "def generate(rng):\n    a = []\n    a.append(a)\n    return {'a': a}",
    "RecursionError",
  ],
  [
    "gives too much",
    returning("{'a': 'x' * 100_000}"),
    `${fault}: the parameters are 100009 bytes as JSON, and may be 65536`,
  ],
  [
    "takes its choices from the module random",
    `import random\n${returning("{'a': random.choice([1, 2])}")}`,
    `${fault}: it uses the functions of the module random: take every choice from rng`,
  ],
  [
    "looks at the clock",
    `import time\n${returning("{'at': time.perf_counter_ns()}")}`,
    `${fault}: two calls of generate(rng) with one seed gave different parameters, such as at`,
  ],
  [
    "asks for other chance",
    `import uuid\n${returning("{'id': str(uuid.uuid4())}")}`,
    `${fault}: two calls of generate(rng) with one seed gave different parameters, such as id`,
  ],
  ["never ends", "def generate(rng):\n    while True: pass", "variant.py ended timed-out"],
  ["prints too much", "def generate(rng):\n    while True: print('x' * 1000)", "variant.py ended too-much-output"],
  ["takes all memory", returning("{'a': [0] * 10**9}"), "MemoryError"],
  ["writes in the judge's place", `import os\nos.write(3, b'{}')\n${returning("{}")}`, "variant.py ended"],
])("a variant.py that %s is told what to mend", async (_, source, words) => {
  await expect(generate(source)).rejects.toThrow(words);
  expect(await generate(returning("{'next': 1}"))).toEqual({ next: 1 });
});
