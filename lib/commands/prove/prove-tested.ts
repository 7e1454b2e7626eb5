/** Kinds that hidden tests grade: the solution earns all, what is unfinished less, and each wrong answer fails its test. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Answer } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import type { Verdict } from "../../grading/verdict.ts";
import { earnsAll, failuresOf, type Proof, verdictOf } from "./proof.ts";
import { textProblems } from "./prose.ts";

type Tested = ExerciseOf<"code" | "parsons" | "cloze">;

/** An exercise's programs, as the answers that a learner would give to end up with them. */
export interface Attempts {
  solution: Answer;
  /** of which not every one may be enough, and what to do if it is */
  unfinished: { answers: Answer[]; remedy: string }[];
  wrong: { file: string; fails: string; answer: Answer }[];
}

export async function proveTested(sandbox: Sandbox, exercise: Tested, attempts: Attempts): Promise<Proof> {
  const grade = (answer: Answer) => verdictOf(sandbox, exercise, answer);
  const areEnough = async (answers: Answer[]) => {
    for (const answer of answers) if (!earnsAll(await grade(answer))) return false;
    return true;
  };
  // The solution twice: whatever differs between the runs is found by the recording.
  const [solved, , unfinished, wrong] = await Promise.all([
    grade(attempts.solution),
    grade(attempts.solution),
    Promise.all(attempts.unfinished.map(async ({ answers, remedy }) => ((await areEnough(answers)) ? [remedy] : []))),
    Promise.all(attempts.wrong.map((one) => grade(one.answer))),
  ]);
  const problems = solved.tests.flatMap((test) => textProblems(`tests.py: the title of test_${test.id}`, test.title));
  if (!earnsAll(solved))
    problems.push(`solution.py must earn full marks, but fails ${failuresOf(solved)}: mend it or the tests`);
  problems.push(...unfinished.flat());
  for (const [index, one] of attempts.wrong.entries()) {
    const problem = wrongProblem(one, wrong[index] as Verdict);
    if (problem !== null) problems.push(problem);
  }
  const { solution, tests } = exercise.files;
  return { problems, key: JSON.stringify([solution, tests]) };
}

function wrongProblem({ file, fails }: { file: string; fails: string }, verdict: Verdict): string | null {
  const failed = verdict.tests.filter((test) => test.status !== "passed").map((test) => test.id);
  if (failed.length === 1 && failed[0] === fails) return null;
  if (!verdict.tests.some((test) => test.id === fails)) {
    const known = verdict.tests.map((test) => test.id).join(", ");
    return `exercise.yaml: ${file} fails ${fails}, but tests.py has no test_${fails}: name one of ${known}`;
  }
  const seen = failed.length === 0 ? "passes" : `fails ${failuresOf(verdict)}`;
  return `${file} must fail ${fails} and nothing else, but ${seen}: change it, or the test that it names`;
}
