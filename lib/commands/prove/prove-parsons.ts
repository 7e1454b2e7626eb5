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
  const problems = uneven("solution.py", solution);
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
        answer: answer([...frame.pieces].reverse()),
        remedy: "solution.py earns full marks in the reverse order as well: arrange lines whose order matters",
      },
    ],
    wrong,
  });
  return { ...proof, problems: [...problems, ...proof.problems] };
}

const answer = (lines: Piece[]): AnswerOf<"parsons"> => ({ kind: "parsons", lines });

/** The pieces that lay this program, or why there are none. */
function readPieces(file: string, source: string, frame: ParsonsFrame, offered: string[]): Piece[] | string {
  const read = parsonsFrame(source);
  if (read.before !== frame.before || read.after !== frame.after || read.base !== frame.base)
    return `${file} must be solution.py but for what stands between # parsons: begin and # parsons: end: copy the rest, markers included`;
  if (areOffered(offered, read.pieces)) return uneven(file, source)[0] ?? read.pieces;
  const [stranger] = read.pieces.filter((_, index) => !areOffered(offered, read.pieces.slice(0, index + 1)));
  return `${file}: “${stranger?.text}” is not offered, or not that often: use lines of solution.py and distractors.py only`;
}

function uneven(file: string, source: string): string[] {
  const line = source.split("\n").find((text) => text.trim() !== "" && (text.length - text.trimStart().length) % 4 > 0);
  return line === undefined
    ? []
    : [`${file}: “${line.trim()}” is not indented by fours: a learner lays lines in steps of four`];
}
