import { describe, expect, test } from "vitest";
import { type AnswerField, blankNames } from "#lib/submissions/components/workspace/answer-field.ts";
import { fittingAnswer } from "#lib/submissions/components/workspace/fitting-answer.ts";
import { missingPart } from "#lib/submissions/components/workspace/missing-part.ts";
import {
  addLine,
  assemblyOf,
  indentLine,
  linesOf,
  moveLine,
  takeOut,
} from "#lib/submissions/components/workspace/parsons-lines.ts";

const offeredLines = (...lines: string[]) => lines.map((text) => ({ text, shown: text }));
const sides = (...ids: string[]) => ids.map((id) => ({ id, text: id }));

const parsons: AnswerField = { kind: "parsons", before: [], after: [], base: 0, lines: offeredLines("a", "b", "a") };
const cloze: AnswerField = {
  kind: "cloze",
  lines: [
    [{ shown: "await " }, { blank: "how" }],
    [{ blank: "what" }, { shown: "(" }, { blank: "how" }, { shown: ")" }],
  ],
  blanks: { how: { choices: ["x", "y"], width: 12 }, what: { choices: null, width: 12 } },
};
const single: AnswerField = { kind: "choice", options: sides("one", "two"), several: false };
const several: AnswerField = { kind: "choice", options: sides("one", "two", "three"), several: true };
const match: AnswerField = { kind: "match", lefts: sides("l1", "l2", "l3"), rights: sides("r1", "r2", "r3") };
const spot: AnswerField = { kind: "spot", lines: offeredLines("a", "", "b") };
const timeline: AnswerField = {
  kind: "predict-timeline",
  lanes: ["one", "two"],
  step: 1,
  until: 3,
  states: ["sleep", "wait"],
};
const time: AnswerField = { kind: "predict-time" };

describe("a program of offered lines", () => {
  const offered = ["for x in y:", "print(x)", "print(x)", "pass"];
  const empty = assemblyOf(offered, []);
  const full = ["line-3", "line-1", "line-2"].reduce((assembly, id) => addLine(assembly, id), empty);

  test("begins with every line in the bank", () => {
    expect(linesOf(empty)).toEqual([]);
    expect(empty.bank.map((line) => line.text)).toEqual(offered);
  });

  test("takes up an answer with its indents, and leaves the rest in the bank", () => {
    const { program, bank } = assemblyOf(offered, [{ text: "print(x)", indent: 1 }]);
    expect(program).toEqual([{ id: "line-1", text: "print(x)", indent: 1 }]);
    expect(bank.map((line) => line.id)).toEqual(["line-0", "line-2", "line-3"]);
  });

  test("drops a line that is offered no longer, or not so often", () => {
    const lines = ["gone", "pass", "pass"].map((text) => ({ text, indent: 0 }));
    expect(linesOf(assemblyOf(offered, lines))).toEqual([{ text: "pass", indent: 0 }]);
  });

  test("an added line begins as deep as the line above, one deeper after a colon", () => {
    const assembly = ["line-0", "line-1", "line-2"].reduce((before, id) => addLine(before, id), empty);
    expect(assembly.program.map((line) => line.indent)).toEqual([0, 1, 1]);
    expect(addLine(assembly, "line-3", 0).program.map((line) => line.indent)).toEqual([0, 0, 1, 1]);
  });

  test("a line moves to its place, and nowhere beyond the ends", () => {
    expect(moveLine(full, "line-2", 0).program.map((line) => line.id)).toEqual(["line-2", "line-3", "line-1"]);
    expect(moveLine(full, "line-2", 3)).toEqual(full);
    expect(moveLine(full, "line-3", -1)).toEqual(full);
  });

  test("a line is never further out than the margin, nor deeper than an answer may go", () => {
    expect(indentLine(full, "line-3", -1)).toEqual(full);
    expect(indentLine(full, "line-3", 99).program[0]?.indent).toBe(20);
  });

  test("what is taken out is offered again at its old place, without an indent", () => {
    const { program, bank } = takeOut(indentLine(full, "line-1", 2), "line-1");
    expect(program.map((line) => line.id)).toEqual(["line-3", "line-2"]);
    expect(bank).toEqual([
      { id: "line-0", text: "for x in y:", indent: 0 },
      { id: "line-1", text: "print(x)", indent: 0 },
    ]);
  });

  test("an unknown id changes nothing", () => {
    expect(addLine(full, "line-9")).toEqual(full);
    expect(moveLine(full, "line-9", 0)).toEqual(full);
    expect(indentLine(full, "line-9", 1)).toEqual(full);
    expect(takeOut(full, "line-9")).toEqual(full);
  });
});

describe("what an answer lacks", () => {
  test("everything, before anything is done", () => {
    expect(missingPart(time, null)).toEqual({ what: "answer" });
    expect(missingPart(single, null)).toEqual({ what: "option" });
    expect(missingPart(several, { kind: "choice", choice: [] })).toEqual({ what: "options" });
    expect(missingPart(parsons, { kind: "parsons", lines: [] })).toEqual({ what: "program" });
    expect(missingPart(spot, { kind: "spot", lines: [] })).toEqual({ what: "spotted" });
  });

  test("blanks and rows are named by their places", () => {
    expect(missingPart(cloze, null)).toEqual({ what: "blanks", places: [1, 2] });
    expect(missingPart(cloze, { kind: "cloze", blanks: { how: "x", what: "  " } })).toEqual({
      what: "blanks",
      places: [2],
    });
    expect(missingPart(match, { kind: "match", pairs: { l2: "r1" } })).toEqual({ what: "pairs", places: [1, 3] });
  });

  test("a blank or a row that is called like what every object has", () => {
    const blank: AnswerField = {
      kind: "cloze",
      lines: [[{ blank: "constructor" }]],
      blanks: { constructor: { choices: null, width: 12 } },
    };
    expect(missingPart(blank, null)).toEqual({ what: "blanks", places: [1] });
    const rows: AnswerField = { kind: "match", lefts: sides("constructor"), rights: sides("r1") };
    expect(missingPart(rows, null)).toEqual({ what: "pairs", places: [1] });
  });

  test("nothing, once it is whole", () => {
    expect(missingPart(time, { kind: "predict-time", seconds: 0 })).toBeNull();
    expect(missingPart(several, { kind: "choice", choice: ["two"] })).toBeNull();
    expect(missingPart(parsons, { kind: "parsons", lines: [{ text: "a", indent: 0 }] })).toBeNull();
    expect(missingPart(cloze, { kind: "cloze", blanks: { how: "x", what: "f" } })).toBeNull();
    expect(missingPart(match, { kind: "match", pairs: { l1: "r1", l2: "r1", l3: "r2" } })).toBeNull();
  });
});

describe("an answer kept from an older form of the exercise", () => {
  test("stays as it is where all of it is still offered", () => {
    const answer = { kind: "cloze", blanks: { how: "y", what: "f" } } as const;
    expect(fittingAnswer(cloze, answer)).toEqual(answer);
    expect(fittingAnswer(time, { kind: "predict-time", seconds: 3 })).toEqual({ kind: "predict-time", seconds: 3 });
  });

  test("loses what is offered no longer", () => {
    expect(fittingAnswer(cloze, { kind: "cloze", blanks: { how: "z", what: "f", old: "1" } })).toEqual({
      kind: "cloze",
      blanks: { what: "f" },
    });
    const lines = ["b", "gone", "b"].map((text) => ({ text, indent: 1 }));
    expect(fittingAnswer(parsons, { kind: "parsons", lines })).toEqual({
      kind: "parsons",
      lines: [{ text: "b", indent: 1 }],
    });
    expect(fittingAnswer(match, { kind: "match", pairs: { l1: "r9", l9: "r1", l2: "r2" } })).toEqual({
      kind: "match",
      pairs: { l2: "r2" },
    });
    expect(fittingAnswer(spot, { kind: "spot", lines: [2, 3, 9] })).toEqual({ kind: "spot", lines: [3] });
    const sleep = { from: 0, to: 9, state: "sleep" } as const;
    const block = { from: 1, to: 2, state: "block" } as const;
    const lanes = [
      { lane: "gone", spans: [sleep] },
      { lane: "two", spans: [block, sleep] },
    ];
    expect(fittingAnswer(timeline, { kind: "predict-timeline", lanes })).toEqual({
      kind: "predict-timeline",
      lanes: [{ lane: "two", spans: [{ from: 0, to: 3, state: "sleep" }] }],
    });
    expect(fittingAnswer(several, { kind: "choice", choice: ["nine", "two"] })).toEqual({
      kind: "choice",
      choice: ["two"],
    });
  });

  test("is nothing where nothing fits", () => {
    expect(fittingAnswer(single, { kind: "choice", choice: "nine" })).toBeNull();
    expect(fittingAnswer(time, { kind: "choice", choice: "one" })).toBeNull();
  });

  test("becomes a list where several may be chosen now, and one where only one may", () => {
    expect(fittingAnswer(several, { kind: "choice", choice: "two" })).toEqual({ kind: "choice", choice: ["two"] });
    expect(fittingAnswer(single, { kind: "choice", choice: ["two", "one"] })).toEqual({
      kind: "choice",
      choice: "two",
    });
  });
});

test("a blank that comes twice is one blank", () => {
  expect(blankNames(cloze.kind === "cloze" ? cloze.lines : [])).toEqual(["how", "what"]);
});
