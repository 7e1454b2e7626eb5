import { describe, expect, test } from "vitest";
import {
  type Exercise,
  type ExerciseOf,
  exerciseKinds,
  type LocalizedText,
  studentView,
} from "#lib/exercise-library/index.ts";
import { parsonsFrame } from "#lib/grading/parsons.ts";
import { courseExercises } from "../course.ts";

const exercises = await courseExercises();
const find = <Kind extends Exercise["kind"]>(kind: Kind): ExerciseOf<Kind> => {
  const found = exercises.find((exercise) => exercise.kind === kind);
  if (!found) throw new Error(`no exercise of kind ${kind}`);
  return found as ExerciseOf<Kind>;
};

const both = ({ en, zh }: LocalizedText) => [en, zh];
const tested = (files: Record<string, string>, wrong: { file: string; fails: string; source: string }[]) => [
  ...Object.values(files),
  ...wrong.flatMap((one) => [one.source, one.file, one.fails]),
];

/** Every text of an exercise that a browser must never get before it is passed, and names of fields that hold some. */
function secretsOf(exercise: Exercise): string[] {
  const { explanation } = exercise;
  const words = [...both(explanation), "explanation", "distractors", "wrong", "tests", "solution"];
  switch (exercise.kind) {
    case "code": {
      const { starter: _, ...files } = exercise.files;
      return [...words, ...tested(files, exercise.wrong)];
    }
    case "parsons":
      return [...words, ...tested(exercise.files, exercise.wrong)];
    case "cloze": {
      const { template: _, ...files } = exercise.files;
      return [...words, ...tested(files, exercise.wrong)];
    }
    case "predict-output":
    case "predict-time":
    case "predict-timeline":
      return [...words, ...exercise.distractors.flatMap((one) => both(one.explanation))];
    case "spot":
      return [...words, "finds", ...exercise.finds, ...exercise.distractors.flatMap((one) => both(one.explanation))];
    case "choice":
      return [...words, "correct", ...exercise.options.flatMap((one) => both(one.explanation))];
    case "match":
      return [
        ...words,
        "pairs",
        ...exercise.pairs.flatMap((pair) => [...both(pair.explanation), ...both(pair.hint)]),
        ...exercise.distractors.flatMap((one) => both(one.explanation)),
      ];
  }
}

const offeredOnly = (exercise: ExerciseOf<"predict-output">) =>
  exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : []));

/** As strings in JSON: a field's name or a whole value. A prompt may well say “wrong”. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)]);
}

const orders = (of: (seed: string) => string[]) =>
  new Set(["ada", "bo", "cy", "di", "ed", "flo", "gil", "hal"].map((seed) => of(seed).join("\n")));

describe("what a student sees of an exercise", () => {
  test("is tested on every kind", () => {
    const kinds = new Set(exercises.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([...exerciseKinds].toSorted());
  });

  test.each(exercises.map((exercise) => [exercise.path, exercise] as const))("%s holds no secret", (_, exercise) => {
    const view = studentView(exercise, "a student");
    const seen = stringsIn(view);
    const inside = JSON.stringify(view);
    for (const secret of secretsOf(exercise)) {
      expect(seen).not.toContain(secret);
      if (/\s/.test(secret)) expect(inside).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });

  test("offers lines in an order that only the seed decides", () => {
    const exercise = find("predict-output");
    const lines = (seed: string, from: Exercise = exercise) => {
      const view = studentView(from, seed);
      return view.kind === "predict-output" ? view.lines : [];
    };
    expect(lines("ada")).toEqual(lines("ada"));
    expect(lines("ada", { ...exercise, lines: exercise.lines.toReversed() })).toEqual(lines("ada"));
    expect(lines("ada").toSorted()).toEqual([...exercise.lines, ...offeredOnly(exercise)].toSorted());
    expect(orders(lines).size).toBeGreaterThan(1);
  });

  test("offers the pieces of a program without their indentation, mixed with those that do not belong", () => {
    const exercise = find("parsons");
    const { files } = exercise;
    const lines = (seed: string, from: Exercise = exercise) => {
      const view = studentView(from, seed);
      return view.kind === "parsons" ? view.lines : [];
    };
    const pieces = parsonsFrame(files.solution).pieces.map(({ text }) => text);
    const distractors = files.distractors.trim().split("\n");
    expect(lines("ada").toSorted()).toEqual([...pieces, ...distractors].toSorted());
    // Whichever of them the author has called a distractor.
    const [first, ...others] = distractors as [string, ...string[]];
    const swapped = {
      solution: files.solution.replace(pieces[0] as string, first),
      distractors: [pieces[0], ...others].join("\n"),
    };
    expect(lines("ada", { ...exercise, files: { ...files, ...swapped } })).toEqual(lines("ada"));
    expect(orders(lines).size).toBeGreaterThan(1);
  });

  test("offers what can be put beside the words in an order that does not tell what belongs to what", () => {
    const exercise = find("match");
    const sides = (seed: string, from: Exercise = exercise) => {
      const view = studentView(from, seed);
      if (view.kind !== "match") throw new Error("of another kind");
      return { lefts: view.lefts.map(({ id }) => id), rights: view.rights.map(({ id }) => id) };
    };
    const rights = (seed: string) => sides(seed).rights;
    const { pairs } = exercise;
    const offered = [...pairs.map((pair) => pair.right.id), ...exercise.distractors.map(({ id }) => id)];
    expect(rights("ada").toSorted()).toEqual(offered.toSorted());
    expect(rights("ada").filter((id) => sides("ada").lefts.includes(id))).toEqual([]);
    // The same, if other sides belonged together.
    const turned = pairs.map((pair, index) => ({ ...pair, right: (pairs.at(index - 1) as typeof pair).right }));
    expect(sides("ada", { ...exercise, pairs: turned })).toEqual(sides("ada"));
    expect(orders(rights).size).toBeGreaterThan(1);
  });

  test("offers what a blank may be filled with in an order that only the seed decides", () => {
    const exercise = find("cloze");
    const choices = (from: ExerciseOf<"cloze">) => {
      const view = studentView(from, "ada");
      return view.kind === "cloze" ? Object.values(view.blanks).map((blank) => blank.choices) : [];
    };
    const reversed = Object.fromEntries(
      Object.entries(exercise.blanks).map(([name, blank]) => [
        name,
        { ...blank, ...(blank.choices && { choices: blank.choices.toReversed() }) },
      ]),
    );
    expect(choices(exercise).some((offered) => offered !== null)).toBe(true);
    expect(choices({ ...exercise, blanks: reversed })).toEqual(choices(exercise));
  });

  test("offers the options of a choice in an order of the learner's own, whatever the folder's", () => {
    const exercise = find("choice");
    const ids = (learner: string, from = exercise) => {
      const view = studentView(from, learner);
      return view.kind === "choice" ? view.options.map((option) => option.id) : [];
    };
    expect(ids("ada", { ...exercise, options: exercise.options.toReversed() })).toEqual(ids("ada"));
    expect(ids("ada").toSorted()).toEqual(exercise.options.map((option) => option.id).toSorted());
    expect(new Set(["ada", "bo", "cy", "di", "ed"].map((learner) => ids(learner).join())).size).toBeGreaterThan(1);
  });

  test("tells of a choice only whether several are right", () => {
    const exercise = find("choice");
    const options = exercise.options.map((option) => ({ ...option, correct: !option.correct }));
    const seen = studentView(exercise, "ada");
    expect({ ...studentView({ ...exercise, options }, "ada"), several: null }).toEqual({ ...seen, several: null });
  });
});
