/** A line to point out: the engine finds it, and foreseen mistakes are other lines with code in them. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { observeTwice } from "./own-runs.ts";
import { failuresOf, type Proof, verdictOf } from "./proof.ts";

type Spot = ExerciseOf<"spot">;

export async function proveSpot(sandbox: Sandbox, exercise: Spot): Promise<Proof> {
  // What is to be found may be what ends the program.
  const [first, other] = await observeTwice(sandbox, exercise, ["finished", "raised", "deadlocked"]);
  const keyOf = ({ diagnostics }: typeof first) =>
    [
      ...new Set(diagnostics.filter(({ kind }) => exercise.finds.includes(kind)).flatMap(({ line }) => line ?? [])),
    ].sort((one, two) => one - two);
  const key = keyOf(first);
  if (key.length === 0) {
    const found = first.diagnostics.map(({ kind, line }) => `${kind} in line ${line}`).join(", ") || "nothing";
    return {
      problems: [
        `program.py: the engine finds no ${exercise.finds.join(" or ")} there, but ${found}: mend the program, or finds`,
      ],
      key: "",
    };
  }
  const problems = distractorProblems(exercise, key);
  if (keyOf(other).join() !== key.join())
    problems.push("program.py has its faults in other lines under another seed: take chance out");
  const grade = (lines: number[]) => verdictOf(sandbox, exercise, { kind: "spot", lines });
  const right = await grade(key);
  if (right.status !== "passed") problems.push(`the lines that the engine finds are refused: ${failuresOf(right)}`);
  for (const line of key)
    if ((await grade(key.filter((one) => one !== line))).status === "passed")
      problems.push(`the answer passes without line ${line}: this is a fault of the engine, report it`);
  for (const { line } of exercise.distractors)
    if (!key.includes(line) && (await grade([...key, line])).status === "passed")
      problems.push(
        `the answer passes with line ${line} beside the right ones: this is a fault of the engine, report it`,
      );
  return { problems, key: key.join() };
}

function distractorProblems({ distractors, files }: Spot, key: number[]): string[] {
  const lines = files.program.replace(/\n$/, "").split("\n");
  return distractors.flatMap(({ line }, index) => {
    const name = `exercise.yaml: distractors.${index}: line ${line}`;
    const text = lines[line - 1]?.trim();
    if (text === undefined) return [`${name}: program.py has the lines 1 to ${lines.length}: name one of them`];
    if (text === "" || text.startsWith("#"))
      return [`${name} holds no code: name a line that might be taken for the culprit`];
    if (key.includes(line)) return [`${name} is one that is to be found (“${text}”): name an innocent one`];
    if (distractors.findIndex((one) => one.line === line) < index) return [`${name} is there twice: take one out`];
    return [];
  });
}
