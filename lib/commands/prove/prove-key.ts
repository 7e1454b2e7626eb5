/** Kinds with a key of their own: each option and each pair is graded as it is marked. */
import type { ExerciseOf, LocalizedText } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { type Proof, verdictOf } from "./proof.ts";

type Named = { id: string; text: LocalizedText };

export async function proveChoice(sandbox: Sandbox, exercise: ExerciseOf<"choice">): Promise<Proof> {
  const { options } = exercise;
  const right = options.filter((option) => option.correct).map((option) => option.id);
  const passes = async (choice: string | string[]) =>
    (await verdictOf(sandbox, exercise, { kind: "choice", choice })).status === "passed";
  const problems = sameText("options", options);
  for (const { id, correct } of options) {
    // Where several are right: all of them but this one, or this one beside them.
    const alone = right.length === 1 ? id : correct ? right.filter((one) => one !== id) : [...right, id];
    if ((await passes(alone)) !== (right.length === 1 && correct))
      problems.push(
        `exercise.yaml: option ${id} is graded against its own mark: this is a fault of the engine, report it`,
      );
  }
  if (right.length > 1 && !(await passes(right)))
    problems.push(
      "exercise.yaml: the options marked correct do not pass together: this is a fault of the engine, report it",
    );
  return { problems, key: JSON.stringify(options.filter((option) => option.correct).map(({ text }) => text)) };
}

export async function proveMatch(sandbox: Sandbox, exercise: ExerciseOf<"match">): Promise<Proof> {
  const { pairs, distractors } = exercise;
  const right = Object.fromEntries(pairs.map(({ left, right }) => [left.id, right.id]));
  const passes = async (pairs: Record<string, string>) =>
    (await verdictOf(sandbox, exercise, { kind: "match", pairs })).status === "passed";
  const rights = [...pairs.map((pair) => pair.right), ...distractors];
  const problems = [
    ...sameText(
      "left sides",
      pairs.map((pair) => pair.left),
    ),
    ...sameText("right sides", rights),
  ];
  const taken = new Set(pairs.map((pair) => pair.right.id));
  for (const { id } of distractors)
    if (taken.has(id)) problems.push(`exercise.yaml: the distractor ${id} has the id of a right side: choose another`);
  if (!(await passes(right)))
    problems.push("exercise.yaml: the pairs do not pass as they stand: this is a fault of the engine, report it");
  for (const { left, right: own } of pairs)
    for (const { id } of rights)
      if (id !== own.id && (await passes({ ...right, [left.id]: id })))
        problems.push(`exercise.yaml: ${id} beside ${left.id} passes: this is a fault of the engine, report it`);
  return { problems, key: JSON.stringify(pairs.map(({ left, right }) => [left.text, right.text])) };
}

/** Two that a learner can't tell apart, in either language. */
function sameText(what: string, items: Named[]): string[] {
  return (["en", "zh"] as const).flatMap((language) =>
    items.flatMap((item, index) => {
      const twin = items.slice(0, index).find((other) => other.text[language] === item.text[language]);
      return twin ? [`exercise.yaml: ${what} ${twin.id} and ${item.id} read the same (${language}): change one`] : [];
    }),
  );
}
