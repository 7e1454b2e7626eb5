/** A parsons problem: its lines in order earn all, in another order less, and each wrong answer can be laid with them. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { AnswerOf } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { areOffered, type ParsonsFrame, type Piece, parsonsDistractors, parsonsFrame } from "../../grading/parsons.ts";
import type { Proof } from "./proof.ts";
import { type Attempts, proveTested } from "./prove-tested.ts";

const fewestPieces = 3;

export async function proveParsons(sandbox: Sandbox, exercise: ExerciseOf<"parsons">): Promise<Proof> {
  const { solution, distractors } = exercise.files;
  const frame = parsonsFrame(solution);
  const extra = parsonsDistractors(distractors);
  const own = frame.pieces.map((piece) => piece.text);
  const problems = [...uneven("solution.py", solution), ...markerProblems(solution)];
  if (frame.pieces.length < fewestPieces)
    problems.push(
      `solution.py gives ${frame.pieces.length} lines to arrange: leave at least ${fewestPieces} (between # parsons: begin and # parsons: end, if it has them)`,
    );
  if (extra.length === 0) problems.push("distractors.py has no line: write one that does not belong");
  for (const line of extra)
    if (own.includes(line)) problems.push(`distractors.py: “${line}” is a line of solution.py: change it`);
  const wrong: Attempts["wrong"] = [];
  for (const { file, fails, source } of exercise.wrong) {
    const read = readPieces(file, source, frame, [...own, ...extra]);
    if (typeof read === "string") problems.push(read);
    else wrong.push({ file, fails, answer: answer(read) });
  }
  const proof = await proveTested(sandbox, exercise, {
    solution: answer(frame.pieces),
    unfinished: [
      {
        answers: [answer([...frame.pieces].reverse())],
        remedy: "solution.py earns full marks in the reverse order as well: arrange lines whose order matters",
      },
    ],
    wrong,
  });
  return { ...proof, problems: [...problems, ...proof.problems] };
}

const answer = (lines: Piece[]): AnswerOf<"parsons"> => ({ kind: "parsons", lines });

/** Of half a pair of markers nothing is said to a learner: all would be mixed, and what was to be given as well. */
function markerProblems(solution: string): string[] {
  const markers = solution.split("\n").filter((line) => /^\s*#\s*parsons\b/i.test(line));
  const isPair = markers.map((line) => line.trim()).join() === "# parsons: begin,# parsons: end";
  if (markers.length === 0 || isPair) return [];
  return [
    `solution.py has ${markers.map((line) => `“${line.trim()}”`).join(", ")}: write # parsons: begin and # parsons: end, each once and in this order, or neither`,
  ];
}

/** The pieces that lay this program, or why there are none. Markers, comments and empty lines are of no account. */
function readPieces(file: string, source: string, frame: ParsonsFrame, offered: string[]): Piece[] | string {
  const lines = codeLines(source);
  const before = codeLines(frame.before);
  const after = codeLines(frame.after);
  const laid = lines.slice(before.length, lines.length - after.length);
  if (JSON.stringify(lines) !== JSON.stringify([...before, ...laid, ...after]))
    return `${file} must be solution.py but for the lines that are arranged: copy what stands before # parsons: begin and after # parsons: end`;
  const pieces = laid.map((line) => ({ text: line.trim(), indent: (indentOf(line) - frame.base) / 4 }));
  const stranger = pieces.find((_, index) => !areOffered(offered, pieces.slice(0, index + 1)));
  if (stranger)
    return `${file}: “${stranger.text}” is not offered, or not that often: use lines of solution.py and distractors.py only`;
  if (pieces.some((piece) => piece.indent < 0))
    return `${file}: let what is arranged begin at # parsons: begin: no line can stand further to the left`;
  return uneven(file, source)[0] ?? pieces;
}

const indentOf = (line: string) => line.length - line.trimStart().length;
const codeLines = (source: string) =>
  source
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.trim().startsWith("#"));

function uneven(file: string, source: string): string[] {
  const line = source.split("\n").find((text) => text.trim() !== "" && indentOf(text) % 4 > 0);
  return line === undefined
    ? []
    : [`${file}: “${line.trim()}” is not indented by fours: a learner lays lines in steps of four`];
}
