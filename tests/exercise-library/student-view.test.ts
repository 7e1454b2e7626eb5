import { describe, expect, test } from "vitest";
import { type Exercise, type ExerciseOf, studentView } from "#lib/exercise-library/index.ts";
import { courseExercises } from "../course.ts";

const exercises = await courseExercises();
const find = <Kind extends Exercise["kind"]>(kind: Kind): ExerciseOf<Kind> => {
  const found = exercises.find((exercise) => exercise.kind === kind);
  if (!found) throw new Error(`no exercise of kind ${kind}`);
  return found as ExerciseOf<Kind>;
};

/** Every text of an exercise that a browser must never get before it is passed. */
function secretsOf(exercise: Exercise): string[] {
  const explanations = [exercise.explanation.en, exercise.explanation.zh];
  switch (exercise.kind) {
    case "code":
      return [
        ...explanations,
        exercise.files.tests,
        exercise.files.solution,
        ...exercise.wrong.flatMap((one) => [one.source, one.file, one.fails]),
      ];
    case "choice":
      return [
        ...explanations,
        ...exercise.options.flatMap((one) => [one.explanation.en, one.explanation.zh]),
        "correct",
      ];
    default:
      return [...explanations, "distractors"];
  }
}

const offeredOnly = (exercise: ExerciseOf<"predict-output">) =>
  exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : []));

describe("what a student sees of an exercise", () => {
  test.each(exercises.map((exercise) => [exercise.path, exercise] as const))("%s holds no secret", (_, exercise) => {
    const seen = JSON.stringify(studentView(exercise, "a student"));
    for (const secret of secretsOf(exercise)) expect(seen).not.toContain(JSON.stringify(secret).slice(1, -1));
  });

  test("offers lines in an order that only the seed decides", () => {
    const exercise = find("predict-output");
    if (exercise.kind !== "predict-output") throw new Error("of another kind");
    const lines = (seed: string, from: Exercise = exercise) => {
      const view = studentView(from, seed);
      return view.kind === "predict-output" ? view.lines : [];
    };
    expect(lines("ada")).toEqual(lines("ada"));
    expect(lines("ada", { ...exercise, lines: exercise.lines.toReversed() })).toEqual(lines("ada"));
    expect(lines("ada").toSorted()).toEqual([...exercise.lines, ...offeredOnly(exercise)].toSorted());
    const orders = new Set(["ada", "bo", "cy", "di", "ed"].map((seed) => lines(seed).join()));
    expect(orders.size).toBeGreaterThan(1);
  });
});
