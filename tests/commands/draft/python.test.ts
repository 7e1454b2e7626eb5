/** The Python half of drafting, in the sandbox, where it runs in life. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type FaultName, openPythonTools } from "#lib/commands/draft/python.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 1 });
afterAll(() => sandbox.close());
const tools = await openPythonTools(sandbox);

test("no two modules define the same name, as they run as one source", () => {
  const folder = path.join(root, "lib/commands/draft/python");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^(?:def |class )?(\w+)(?=\(| = |:)/gm)].map(([, name]) => name),
  );
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});

const made = async (text: string, { collapsed = false, earlier = [] as string[] } = {}) => {
  const program = await tools.makeProgram(text, collapsed, earlier);
  return "problem" in program ? program.problem : program.source;
};
const lines = (...all: string[]) => `${all.join("\n")}\n`;

describe("a program is made of", () => {
  test("code that runs as it is, without its comments", async () => {
    const text = "import asyncio\n\n\nasync def main():\n    print(1)  # one\n\n\nasyncio.run(main())";
    expect(await made(text)).toBe(`${text.replace("  # one", "")}\n`);
  });

  test("coroutines that nobody runs: one without parameters begins", async () => {
    expect(await made("async def tea():\n    await asyncio.sleep(1)\n")).toBe(
      lines("import asyncio", "", "", "async def tea():", "    await asyncio.sleep(1)", "", "", "asyncio.run(tea())"),
    );
  });

  test("awaits outside of a function", async () => {
    expect(await made("import asyncio\nawait asyncio.sleep(1)\nprint('x')\n")).toBe(
      lines(
        "import asyncio",
        "",
        "",
        "async def main():",
        "    await asyncio.sleep(1)",
        "    print('x')",
        "",
        "",
        "asyncio.run(main())",
      ),
    );
  });

  test("an interactive session, whose answers are left out", async () => {
    const session = [
      ">>> import asyncio",
      ">>> async def tea():",
      "...     print('tea')",
      "...",
      ">>> asyncio.run(tea())",
      "tea",
    ];
    expect(await made(session.join("\n"))).toBe(
      lines("import asyncio", "async def tea():", "    print('tea')", "", "asyncio.run(tea())"),
    );
  });

  test("functions of earlier blocks", async () => {
    const earlier = ["async def tea(n):\n    print(n)\n"];
    const source = await made("import asyncio\n\nasync def main():\n    await tea(1)\n", { earlier });
    expect(source).toContain("async def tea(n):");
  });

  test("stand-ins for coroutines that it only names", async () => {
    const source = await made("async def main():\n    await asyncio.wait_for(brew(), 5)\n");
    expect(source).toContain('async def brew():\n    print("brew starts")\n    await asyncio.sleep(1)\n');
  });

  test("a fragment that takes an aiohttp session for granted", async () => {
    const source = await made("async with session.get('https://example.com') as reply:\n    print(reply.status)\n");
    expect(source).toContain(
      "    async with aiohttp.ClientSession() as session:\n        async with session.get('https://example.com') as reply:\n",
    );
  });

  test("the loop of old: one is made, as there is none to get", async () => {
    const text =
      "import asyncio\n\nasync def main():\n    print(1)\n\nloop = asyncio.get_event_loop()\nloop.run_until_complete(main())\n";
    expect(await made(text)).toContain("loop = asyncio.new_event_loop()");
  });

  test("chance that is the same each time", async () => {
    expect(await made("import random\nimport asyncio\n\nasync def main():\n    print(random.random())\n")).toContain(
      "\nrandom.seed(1)\n",
    );
  });

  test.each([
    ["for x in", "is no Python at line 1: invalid syntax"],
    ["import trio\ntrio.run(main)\n", "needs the module trio, which is not simulated"],
    ["import asyncio\nprint(tea)\n", "uses names that it does not define: tea"],
    ["print(input())\n", "waits for what somebody types: input()"],
    ["def tea():\n    pass\n", "only defines, and no coroutine function that could be run"],
    ["async def tea(n):\n    pass\n", "only defines tea, which takes arguments that it does not say"],
    [
      "async def tea():\n    pass\n\nasync def cake():\n    pass\n",
      "only defines tea, cake, and does not say which of them begins",
    ],
  ])("or there is a reason why not: %j", async (text, reason) => {
    expect(await made(text)).toBe(reason);
  });
});

describe("collapsed code gets back", () => {
  const restored = (text: string) => made(text, { collapsed: true });

  test("statements, blocks and functions; comments end where code goes on", async () => {
    const text =
      'import asyncio async def brew(cup, seconds): print(f"{cup} in") # 泡茶要等 await asyncio.sleep(seconds) return cup ' +
      'async def main(): # 两杯一起 cups = await asyncio.gather( brew("tea", 2), # 这个慢 brew("mate", 1), ) print(cups) asyncio.run(main())';
    expect(await restored(text)).toBe(
      lines(
        "import asyncio",
        "",
        "",
        "async def brew(cup, seconds):",
        '    print(f"{cup} in")',
        "    await asyncio.sleep(seconds)",
        "    return cup",
        "",
        "",
        "async def main():",
        '    cups = await asyncio.gather(brew("tea", 2), brew("mate", 1))',
        "    print(cups)",
        "",
        "",
        "asyncio.run(main())",
      ),
    );
  });

  test("what a loop and a with hold, by the names that are used", async () => {
    const text =
      "import asyncio async def main(): total = 0 lock = asyncio.Lock() for n in range(3): doubled = 2 * n total += doubled print(total) " +
      "async with lock as held: print(held) print('done') asyncio.run(main())";
    expect(await restored(text)).toContain(
      lines(
        "    for n in range(3):",
        "        doubled = 2 * n",
        "        total += doubled",
        "    print(total)",
        "    async with lock as held:",
        "        print(held)",
        "    print('done')",
      ),
    );
  });

  test("branches, handlers and conditional expressions", async () => {
    const text =
      "import asyncio async def main(): n = 1 if True else 2 try: await asyncio.sleep(n) except TimeoutError: print('late') finally: print('end') " +
      "if n > 1: print('two') else: print('one') asyncio.run(main())";
    expect(await restored(text)).toContain(
      lines(
        "    n = 1 if True else 2",
        "    try:",
        "        await asyncio.sleep(n)",
        "    except TimeoutError:",
        "        print('late')",
        "    finally:",
        "        print('end')",
        "    if n > 1:",
        "        print('two')",
        "    else:",
        "        print('one')",
      ),
    );
  });

  test("no output that stands behind it", async () => {
    const text = "import asyncio async def main(): print('tea') asyncio.run(main()) === tea === tea is ready in 1.42s";
    expect(await restored(text)).toMatch(/\n\nasyncio\.run\(main\(\)\)\n$/);
  });

  test("no code that was commented out", async () => {
    const text = "import asyncio async def main(): # await setup() # 然后 print('tea') asyncio.run(main())";
    expect(await restored(text)).toContain("async def main():\n    print('tea')\n");
  });
});

const program = lines(
  "import asyncio",
  "",
  "",
  "async def brew(cup, seconds):",
  "    await asyncio.sleep(seconds)",
  "    print(cup)",
  "    return cup",
  "",
  "",
  "async def main():",
  '    tea = asyncio.create_task(brew("tea", 2))',
  '    cups = await asyncio.gather(brew("mate", 1), brew("milk", 3))',
  "    await tea",
  "    print(await asyncio.to_thread(len, cups))",
  "",
  "",
  "asyncio.run(main())",
);

const injected = await tools.faults(program);
const shapes = await tools.shapes(program);

describe("a fault is put in", () => {
  test.each<[FaultName, string]>([
    ["blocking-sleep", "    time.sleep(seconds)"],
    ["dropped-await", "    asyncio.sleep(seconds)"],
    ["awaits-in-a-row", '    cups = [await brew("mate", 1), await brew("milk", 3)]'],
    ["never-a-task", '    tea = brew("tea", 2)'],
    ["called-not-passed", "    print(len(cups))"],
    ["never-run", "main()"],
    [
      "in-finishing-order",
      '    cups = [await one for one in asyncio.as_completed([brew("mate", 1), brew("milk", 3)])]',
    ],
    ["does-not-wait", "    await asyncio.sleep(0)"],
    ["waits-longer", "    await asyncio.sleep(2 * seconds)"],
    ["prints-less", "    pass"],
  ])("%s: %s", (fault, line) => {
    expect(injected.filter((one) => one.fault === fault).map((one) => one.after)).toContain(line);
  });

  test("a task that is lost has no await any more", () => {
    const lost = injected.find((one) => one.fault === "lost-task");
    expect(lost?.source).toBe(program.replace("    await tea\n", ""));
  });

  test("a task that is awaited at once", () => {
    const early = injected.find((one) => one.fault === "awaited-at-once");
    expect(early?.source).toContain('    tea = asyncio.create_task(brew("tea", 2))\n    await tea\n');
  });

  test("an import comes along with what needs it", () => {
    const blocking = injected.find((one) => one.fault === "blocking-sleep");
    expect(blocking?.source).toMatch(/^import asyncio\nimport time\n/);
  });
});

describe("of a program is found", () => {
  test("what of asyncio it uses", () => {
    expect(shapes.features).toEqual(["gather", "create_task", "to_thread", "sleep"]);
    expect(shapes.coroutines).toEqual(["brew", "main"]);
  });

  test("lines to arrange, between marks", () => {
    expect(shapes.puzzles[0]?.name).toBe("main");
    expect(shapes.puzzles[0]?.solution).toContain("async def main():\n    # parsons: begin\n    tea = ");
  });

  test("blanks at telling words, the most telling first, each with wrong choices", () => {
    expect(shapes.cloze?.blanks.map((one) => one.right)).toEqual([
      "await asyncio.sleep",
      "asyncio.create_task",
      "await asyncio.gather",
    ]);
    expect(shapes.cloze?.template).toContain('    cups = ___blank_3___(brew("mate", 1), brew("milk", 3))');
  });

  test("awaits in a row that could be taken for concurrent", async () => {
    const source =
      "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    await asyncio.sleep(2)\n\nasyncio.run(main())\n";
    expect(await tools.concurrentAwaits(source)).toContain(".gather(asyncio.sleep(1), asyncio.sleep(2))");
    expect(await tools.concurrentAwaits(program)).toBeNull();
  });
});
