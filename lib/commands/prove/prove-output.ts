/** A predicted order: each legal one is accepted, and no foreseen wrong answer is. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { printedLines } from "../../grading/observe-own-program.ts";
import { observeAll } from "./own-runs.ts";
import { failuresOf, type Proof, sameItems, verdictOf } from "./proof.ts";

type Output = ExerciseOf<"predict-output">;

export async function proveOutput(sandbox: Sandbox, exercise: Output): Promise<Proof> {
  const { runs, other } = await observeAll(sandbox, exercise);
  const orders = [...new Map(runs.map((run) => [run.stdout, printedLines(run)])).values()];
  const printed = orders[0] as string[];
  const grade = (lines: string[]) => verdictOf(sandbox, exercise, { kind: "predict-output", lines });
  const problems = [...lineProblems(exercise, orders), ...distractorProblems(exercise, orders)];
  if (other.stdout !== runs[0]?.stdout)
    problems.push("program.py prints something else under another seed: take chance out");
  for (const lines of orders) {
    const right = await grade(lines);
    if (right.status !== "passed") problems.push(`an order that is printed is refused: ${failuresOf(right)}`);
  }
  for (const one of exercise.distractors) {
    const lines = "line" in one ? printed.with(0, one.line) : one.lines;
    const isKnown = orders.some((order) => JSON.stringify(order) === JSON.stringify(lines));
    if (!isKnown && (await grade(lines)).status === "passed")
      problems.push(`the distractor ${JSON.stringify("line" in one ? one.line : one.lines)} passes: change it`);
  }
  return { problems, key: JSON.stringify(orders.map((order) => JSON.stringify(order)).sort()) };
}

function lineProblems({ lines }: Output, orders: string[][]): string[] {
  const different = orders.find((order) => !sameItems(order, lines));
  if (different)
    return [`exercise.yaml: lines must be what program.py prints, in another order: ${JSON.stringify(different)}`];
  if (orders.some((order) => JSON.stringify(order) === JSON.stringify(lines)))
    return ["exercise.yaml: lines are in the printed order, which is the answer: mix them up"];
  return [];
}

function distractorProblems({ distractors, lines }: Output, orders: string[][]): string[] {
  return distractors.flatMap((one) => {
    if ("line" in one) {
      if (!orders.some((order) => order.includes(one.line))) return [];
      return [`exercise.yaml: the distractor “${one.line}” is printed: change it`];
    }
    const name = `exercise.yaml: the distractor that begins with “${one.lines[0]}”`;
    if (!sameItems(one.lines, lines)) return [`${name} must hold all of lines, each as often, in another order`];
    if (orders.some((order) => JSON.stringify(order) === JSON.stringify(one.lines)))
      return [`${name} is an order in which program.py can print: change it`];
    return [];
  });
}
