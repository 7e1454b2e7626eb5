import { describe, expect, test } from "vitest";
import { clozeBlanks, clozeParts, fillCloze, readCloze } from "#lib/grading/cloze.ts";
import { emptyBlanks } from "#lib/grading/unfinished.ts";

const template = 'async def main():\n    ___call___\n    print(f"{___name___}!")\n';

describe("a program with blanks", () => {
  test("is text and blanks in turn", () => {
    expect(clozeParts(template)).toEqual([
      { text: "async def main():\n    " },
      { blank: "call" },
      { text: '\n    print(f"{' },
      { blank: "name" },
      { text: '}!")\n' },
    ]);
  });

  test("has no empty text where a blank stands first, last or beside another one", () => {
    expect(clozeParts("___a______b___")).toEqual([{ blank: "a" }, { blank: "b" }]);
  });

  test("names each blank once, in order", () => {
    expect(clozeBlanks("___b___ ___a_2___ ___b___")).toEqual(["b", "a_2"]);
  });

  test.each(["__main__", "___Name___", "___", "__init__", "_____", "___2___"])("takes %s for text", (text) => {
    expect(clozeBlanks(text)).toEqual([]);
  });

  test("is filled in wherever a blank comes again, and stays empty where nothing is given", () => {
    expect(fillCloze("___a___ + ___a___ + ___b___", { a: "1" })).toBe("1 + 1 + ");
  });

  test("is filled in with what is written: no dollar sign and no blank in it means anything", () => {
    expect(fillCloze("print(___a___)", { a: "'$&', '$1', ___b___" })).toBe("print('$&', '$1', ___b___)");
  });
});

describe("a filled program read back", () => {
  test("gives what stands in the blanks", () => {
    const blanks = { call: "await nap(1)", name: "who.title()" };
    expect(readCloze(template, fillCloze(template, blanks))).toEqual(blanks);
  });

  test("may have empty blanks", () => {
    expect(readCloze("a(___x___)", "a()")).toEqual({ x: "" });
  });

  test.each([
    ["that differs elsewhere", "a(___x___)\nb()\n", "a(1)\nc()\n"],
    ["with a line more", "a(___x___)\n", "a(1\n)\n"],
    ["whose blank that comes twice differs", "___x___ = ___x___", "1 = 2"],
  ])("is nothing of a program %s", (_what, from, filled) => {
    expect(readCloze(from, filled)).toBeNull();
  });

  test("takes the template's brackets and dots for what they are", () => {
    expect(readCloze("f(a.b)[0] + ___x___ ?", "f(a.b)[0] + 2 ?")).toEqual({ x: "2" });
    expect(readCloze("f(a.b)[0] + ___x___", "f(a-b)[0] + 2")).toBeNull();
  });

  test("gives each blank as little as what follows allows", () => {
    expect(readCloze("(___a___, ___b___, ___c___)", "(1, 2, 3, 4)")).toEqual({ a: "1", b: "2", c: "3, 4" });
    expect(readCloze("___a___ = f(___a___, ___b___)", "x = y = f(x = y, 2)")).toEqual({ a: "x = y", b: "2" });
    expect(readCloze("___x___,___a___,___a___", "1,2,3,3")).toEqual({ x: "1,2", a: "3" });
    expect(readCloze("___a___, ___b___\nprint(___a___)", "f(1, 2), 3\nprint(f(1, 2))")).toEqual({
      a: "f(1, 2)",
      b: "3",
    });
  });

  test("is soon known not to follow a template of many blanks", () => {
    const blanks = ["a", "b", "c", "d", "e", "f"].map((name) => `___${name}___`).join(",");
    expect(readCloze(`${blanks}!`, ",".repeat(2_000))).toBeNull();
    expect(readCloze(`${blanks}\n`.repeat(2), `${",".repeat(300)}\n${",".repeat(299)}\n`)).toBeNull();
  });
});

test("a blank may have the name of what every object has", () => {
  expect(fillCloze("x = ___constructor___", {})).toBe("x = ");
  expect(emptyBlanks("x = ___constructor___", {}).map(({ id }) => id)).toEqual(["constructor"]);
});
