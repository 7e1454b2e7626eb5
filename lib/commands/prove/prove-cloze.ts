/** A cloze: what stands in the blanks of the solution earns all, no blank is of no account, and wrong answers fill them too. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { AnswerOf } from "../../grading/answer.ts";
import { clozeBlanks, readCloze } from "../../grading/cloze.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import type { Proof } from "./proof.ts";
import { type Attempts, proveTested } from "./prove-tested.ts";

type Cloze = ExerciseOf<"cloze">;

export async function proveCloze(sandbox: Sandbox, exercise: Cloze): Promise<Proof> {
  const problems = blankProblems(exercise);
  const solution = readFilled("solution.py", exercise.files.solution, exercise);
  if (typeof solution === "string") return { problems: [...problems, solution], key: "" };
  problems.push(...choiceProblems(exercise, "solution.py", solution));
  const wrong: Attempts["wrong"] = [];
  for (const { file, fails, source } of exercise.wrong) {
    const blanks = readFilled(file, source, exercise);
    const cannot = typeof blanks === "string" ? [blanks] : choiceProblems(exercise, file, blanks);
    problems.push(...cannot);
    if (typeof blanks !== "string" && cannot.length === 0) wrong.push({ file, fails, answer: answer(blanks) });
  }
  const proof = await proveTested(sandbox, exercise, {
    solution: answer(solution),
    unfinished: Object.keys(solution).map((name) => ({
      answers: otherTexts(exercise, name, solution).map((text) => answer({ ...solution, [name]: text })),
      remedy: `template.py: whatever is filled in for ___${name}___ earns full marks: blank out something that matters`,
    })),
    wrong,
  });
  return { ...proof, problems: [...problems, ...proof.problems] };
}

const answer = (blanks: Record<string, string>): AnswerOf<"cloze"> => ({ kind: "cloze", blanks });

/** What else might be filled in: where it is typed, what no program can hold but in a comment or a text. */
function otherTexts({ blanks }: Cloze, name: string, solution: Record<string, string>): string[] {
  const choices = blanks[name]?.choices;
  return choices ? choices.filter((choice) => choice !== solution[name]) : ["?"];
}

/** Template and exercise.yaml name the same blanks. */
function blankProblems({ files, blanks }: Cloze): string[] {
  const twice = Object.entries(blanks).flatMap(([name, { choices = [] }]) => {
    const again = choices.find((choice, index) => choices.indexOf(choice) < index);
    return again === undefined ? [] : [`exercise.yaml: blanks: ${name}: choices has “${again}” twice: take one out`];
  });
  const inTemplate = clozeBlanks(files.template);
  const named = Object.keys(blanks);
  return [
    ...twice,
    ...inTemplate
      .filter((name) => !named.includes(name))
      .map((name) => `exercise.yaml: blanks: name ${name} of template.py too, such as ${name}: {}`),
    ...named
      .filter((name) => !inTemplate.includes(name))
      .map(
        (name) => `exercise.yaml: blanks: ${name}: template.py has no ___${name}___: put it there, or take it out here`,
      ),
  ];
}

/** What a program has in the blanks, or where it leaves the template. */
function readFilled(file: string, source: string, { files }: Cloze): Record<string, string> | string {
  const read = readCloze(files.template, source);
  if (read !== null) return read;
  const lines = source.split("\n");
  const template = files.template.split("\n");
  const index = template.findIndex((line, at) => readCloze(line, lines[at] ?? "") === null);
  const where =
    index < 0
      ? "a blank that comes twice must hold the same twice"
      : `line ${index + 1} should be “${template[index]}”`;
  return `${file} must be template.py with its blanks filled in: ${where}`;
}

/** Where there are choices, a learner can fill in nothing else. */
function choiceProblems({ blanks }: Cloze, file: string, filled: Record<string, string>): string[] {
  return Object.entries(blanks).flatMap(([name, { choices }]) => {
    const text = filled[name];
    if (choices === undefined || text === undefined || choices.includes(text)) return [];
    return [`exercise.yaml: blanks: ${name}: choices lack “${text}”, which ${file} fills in: add it`];
  });
}
