/**
 * A parsons problem: the lines of a program, mixed, to be put in order and indented. Pure, so the browser may import it.
 *
 * `solution.py` is the program in order. Where it has the two lines `# parsons: begin` and `# parsons: end`, only what
 * stands between them is mixed and the rest is given; else all of it is mixed. Empty lines and comments are no pieces.
 */

const begin = "# parsons: begin";
const end = "# parsons: end";
const indentUnit = 4;

export interface Piece {
  text: string;
  /** levels of four spaces, from where the mixed part begins */
  indent: number;
}

export interface ParsonsFrame {
  /** what stands before and after the mixed part, "" where there is nothing */
  before: string;
  after: string;
  /** spaces at which the mixed part begins */
  base: number;
  /** the mixed part, in order */
  pieces: Piece[];
}

export function parsonsFrame(solution: string): ParsonsFrame {
  const lines = solution.replace(/\n$/, "").split("\n");
  const first = lines.findIndex((line) => line.trim() === begin);
  const last = lines.findIndex((line) => line.trim() === end);
  const isMarked = first >= 0 && last > first;
  const mixed = isMarked ? lines.slice(first + 1, last) : lines;
  const base = isMarked ? indentOf(lines[first] as string) : 0;
  return {
    before: isMarked ? joined(lines.slice(0, first)) : "",
    after: isMarked ? joined(lines.slice(last + 1)) : "",
    base,
    pieces: mixed.filter(isPiece).map((line) => ({
      text: line.trim(),
      indent: Math.max(0, Math.round((indentOf(line) - base) / indentUnit)),
    })),
  };
}

/** One line each. */
export function parsonsDistractors(distractors: string): string[] {
  return distractors
    .split("\n")
    .filter(isPiece)
    .map((line) => line.trim());
}

/** The program that these pieces make. */
export function assembleParsons(frame: Omit<ParsonsFrame, "pieces">, pieces: Piece[]): string {
  const lines = pieces.map(({ text, indent }) => " ".repeat(frame.base + indent * indentUnit) + text);
  return `${frame.before}${joined(lines)}${frame.after}`;
}

/** Whether each piece is one of the offered, and none is used more often than it is offered. */
export function areOffered(offered: string[], pieces: Piece[]): boolean {
  const left = [...offered];
  return pieces.every(({ text }) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

const indentOf = (line: string) => line.length - line.trimStart().length;
const isPiece = (line: string) => line.trim() !== "" && !line.trim().startsWith("#");
const joined = (lines: string[]) => lines.map((line) => `${line}\n`).join("");
