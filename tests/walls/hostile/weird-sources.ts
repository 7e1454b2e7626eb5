/** Sources that are strange as texts, whatever they would do. */
import type { HostileProgram } from "./programs.ts";

const weird = (title: string, source: string, ...ends: string[]): HostileProgram => ({
  family: "weird sources",
  title,
  source,
  ends,
});

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join("\n");
/** Blocks within blocks, one blank deeper each. */
const nested = (count: number, opener: string) =>
  `${lines(count, (n) => " ".repeat(n) + opener)}\n${" ".repeat(count)}pass`;
/** More than Python's compiler, which calls itself, has a stack for. */
const tooDeep = ["not-importable", "stack-overflow", "out-of-memory"];
/** Right, and only more than the corpus's small limits allow. */
const large = ["finished", "timed-out", "out-of-memory"];

export const weirdSources: HostileProgram[] = [
  weird("is empty", "", "finished"),
  weird("is a zero", "\0", "not-importable"),
  weird("has a zero in a string", "x = 'a\0b'", "not-importable"),
  weird("has half a surrogate pair", "x = '\ud800'", "not-importable"),
  weird("begins with the mark of byte order", "\ufeffprint(1)", "finished"),
  weird("says that it is of another encoding", "# -*- coding: utf-16 -*-\nprint(1)", "finished"),
  weird("says that it is of no encoding", "# -*- coding: nonsense -*-\nprint(1)", "finished"),
  weird("has form feeds and returns", "\f\r\nprint(1)\r\rprint(2)\f\n", "finished"),
  weird("has lines that only Unicode breaks", "x = 1\u2028y = 2", "not-importable"),
  weird("reads otherwise than it is written", "a = '\u202e) # '\nprint(a)", "finished"),
  weird("mixes tabs and spaces", "if 1:\n\tx = 1\n        y = 2", "not-importable TabError"),
  weird("has one line of a megabyte", `x = "${"a".repeat(1_000_000)}"`, "finished"),
  weird("has a comment of a megabyte", `#${"a".repeat(1_000_000)}`, "finished"),
  weird("has a name of a hundred thousand letters", `${"a".repeat(100_000)} = 1`, "finished"),
  weird("has a number of a million digits", `x = ${"9".repeat(1_000_000)}`, "not-importable"),
  weird("has a hexadecimal number of a million digits", `x = 0x${"f".repeat(1_000_000)}`, "finished"),
  weird("folds a huge constant", "x = (1 << 10_000_000) ** 1_000", "timed-out", "out-of-memory"),
  weird(
    "folds constants upon constants",
    "x = ((('a' * 4000) * 4000) * 4000) * 4000",
    "raised OverflowError",
    "out-of-memory",
  ),
  weird("opens 10,000 brackets", "(".repeat(10_000), "not-importable"),
  weird("nests 10,000 brackets", `${"(".repeat(10_000)}${")".repeat(10_000)}`, ...tooDeep),
  weird("nests 199 lists", `x = ${"[".repeat(199)}${"]".repeat(199)}`, "finished", ...tooDeep),
  weird("has 50,000 signs", `x = ${"-".repeat(50_000)}1`, ...tooDeep),
  weird("adds 50,000 times", `x = 1${"+1".repeat(50_000)}`, ...tooDeep),
  weird("chains 50,000 calls", `x = f${"()".repeat(50_000)}`, ...tooDeep),
  weird("chains 5,000 attributes", `x = a${".b".repeat(5_000)}`, ...tooDeep),
  weird("nests 99 functions", nested(99, "def f():"), "finished"),
  weird("nests 150 blocks", nested(150, "if 1:"), "not-importable IndentationError"),
  weird("nests 21 loops", nested(21, "for _ in [1]:"), "not-importable SyntaxError", "finished"),
  weird("nests 149 f-strings", `x = ${"f'{".repeat(149)}1${"}'".repeat(149)}`, "finished", ...tooDeep),
  weird("has 65,000 local variables", `def f():\n${lines(65_000, (n) => ` x${n} = 0`)}\nf()`, ...large),
  weird("has 10,000 parameters", `def f(${lines(10_000, (n) => `x${n}=0,`)}): pass\nf()`, ...large),
  weird(
    "has 100,000 lines",
    lines(100_000, () => "x = 1"),
    ...large,
  ),
  weird(
    "has 20,000 functions",
    lines(20_000, (n) => `def f${n}(): pass`),
    ...large,
  ),
  weird("has 3,000 elifs", `if 0: pass\n${lines(3_000, () => "elif 0: pass")}`, ...tooDeep),
  weird("has 3,000 clauses of except", `try: pass\n${lines(3_000, () => "except ValueError: pass")}`, ...large),
  weird("has 5,000 loops in a comprehension", `x = [0 ${"for _ in [0] ".repeat(5_000)}]`, ...tooDeep),
  weird("has 100,000 elements in a list", `x = [${"1,".repeat(100_000)}]`, ...large),
  weird("starts a string that never ends", `x = """${"a".repeat(100_000)}`, "not-importable"),
  weird("ends in a backslash", "x = 1\\", "not-importable"),
  weird("escapes what is no UTF-8", "x = b'\\xff'.decode()", "raised UnicodeDecodeError"),
  weird("has letters that look alike", "рrint = 1\nprint(1)", "finished"),
  weird("is written in wide letters", "ｐｒｉｎｔ(1)", "finished"),
  weird("awaits outside of a function", "await x", "not-importable"),
  weird("returns outside of a function", "return 1", "not-importable"),
  weird("is Python 2", "print 'x'", "not-importable"),
  weird("is no Python", "%PDF-1.7\n\u0001\u0002", "not-importable"),
];
