import { describe, expect, test } from "vitest";
import { areOffered, assembleParsons, parsonsDistractors, parsonsFrame } from "#lib/grading/parsons.ts";

const program = (...lines: string[]) => `${lines.join("\n")}\n`;

describe("the lines of a parsons problem", () => {
  test("are all lines of the solution where it marks none", () => {
    const solution = program(
      "import asyncio",
      "",
      "# start",
      "async def main():",
      "    for n in range(2):",
      "        print(n)",
    );
    const frame = parsonsFrame(solution);
    expect(frame).toEqual({
      before: "",
      after: "",
      base: 0,
      pieces: [
        { text: "import asyncio", indent: 0 },
        { text: "async def main():", indent: 0 },
        { text: "for n in range(2):", indent: 1 },
        { text: "print(n)", indent: 2 },
      ],
    });
  });

  test("are those between the markers, indented from there; the rest is given as it is", () => {
    const solution = program(
      "async def main():",
      "    # parsons: begin",
      "    if True:",
      "        await nap()",
      "    # parsons: end",
      "",
      "",
      "asyncio.run(main())",
    );
    const frame = parsonsFrame(solution);
    expect(frame.before).toBe("async def main():\n");
    expect(frame.after).toBe("\n\nasyncio.run(main())\n");
    expect(frame.base).toBe(4);
    expect(frame.pieces).toEqual([
      { text: "if True:", indent: 0 },
      { text: "await nap()", indent: 1 },
    ]);
  });

  test.each([
    ["only the first", program("# parsons: begin", "a = 1")],
    ["the two in the wrong order", program("# parsons: end", "a = 1", "# parsons: begin")],
  ])("are all of them where there is of the markers %s", (_what, solution) => {
    expect(parsonsFrame(solution).pieces).toEqual([{ text: "a = 1", indent: 0 }]);
  });

  test("put together in order make the solution, without its markers, comments and empty lines between", () => {
    const solution = program(
      "import asyncio",
      "",
      "# parsons: begin",
      "if True:",
      "",
      "    # a word",
      "    pass",
      "# parsons: end",
    );
    const frame = parsonsFrame(solution);
    expect(assembleParsons(frame, frame.pieces)).toBe(program("import asyncio", "", "if True:", "    pass"));
  });

  test("put together stand at the indents that they are given, from the base on", () => {
    const frame = { before: "def f():\n", after: "f()\n", base: 4 };
    const pieces = [
      { text: "pass", indent: 2 },
      { text: "pass", indent: 0 },
    ];
    expect(assembleParsons(frame, pieces)).toBe(program("def f():", "            pass", "    pass", "f()"));
    expect(assembleParsons(frame, [])).toBe(program("def f():", "f()"));
  });

  test("come with distractors, one a line, without comments and indents", () => {
    expect(parsonsDistractors("# lines that do not belong\n\n    time.sleep(1)\nawait nap\n")).toEqual([
      "time.sleep(1)",
      "await nap",
    ]);
  });
});

describe("a line may be used", () => {
  const piece = (text: string) => ({ text, indent: 0 });

  test("as often as it is offered", () => {
    const offered = ["pass", "await nap()", "pass"];
    expect(areOffered(offered, [piece("pass"), piece("pass")])).toBe(true);
    expect(areOffered(offered, [piece("pass"), piece("pass"), piece("pass")])).toBe(false);
    expect(areOffered(offered, [])).toBe(true);
  });

  test("as it is written, braces and quotes included", () => {
    const offered = ['print(f"{name}: {len(name)}")'];
    expect(areOffered(offered, [piece('print(f"{name}: {len(name)}")')])).toBe(true);
    expect(areOffered(offered, [piece("print(f'{name}: {len(name)}')")])).toBe(false);
    expect(areOffered(offered, [piece(' print(f"{name}: {len(name)}")')])).toBe(false);
  });
});
