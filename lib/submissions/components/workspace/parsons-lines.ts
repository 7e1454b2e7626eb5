/** A program being put together from offered lines, each with an id of its own: two lines may read alike. Pure. */
import type { AnswerOf } from "#lib/grading/answer.ts";

export interface ParsonsLine {
  id: string;
  text: string;
  /** levels of four spaces; 0 while it is only offered */
  indent: number;
}

export interface Assembly {
  program: ParsonsLine[];
  /** not in the program, in the order in which they are offered */
  bank: ParsonsLine[];
}

type Lines = AnswerOf<"parsons">["lines"];
/** As far as an answer may go, see answer.ts. */
const deepest = 20;

/** @param lines the answer so far; what it does not use stays in the bank */
export function assemblyOf(offered: string[], lines: Lines): Assembly {
  const bank = offered.map((text, index) => ({ id: `line-${index}`, text, indent: 0 }));
  const program: ParsonsLine[] = [];
  for (const { text, indent } of lines) {
    const index = bank.findIndex((line) => line.text === text);
    for (const line of index >= 0 ? bank.splice(index, 1) : []) program.push({ ...line, indent });
  }
  return { program, bank };
}

export function linesOf({ program }: Assembly): Lines {
  return program.map(({ text, indent }) => ({ text, indent }));
}

/** As deep as an editor would begin it: like the line above, one deeper after a colon. @param at its place, else the end */
export function addLine({ program, bank }: Assembly, id: string, at = program.length): Assembly {
  const line = bank.find((one) => one.id === id);
  if (!line) return { program, bank };
  const above = program[at - 1];
  const indent = above ? above.indent + (above.text.endsWith(":") ? 1 : 0) : 0;
  return {
    program: program.toSpliced(at, 0, { ...line, indent: Math.min(deepest, indent) }),
    bank: bank.filter((one) => one.id !== id),
  };
}

/** @param to its place afterwards */
export function moveLine({ program, bank }: Assembly, id: string, to: number): Assembly {
  const line = program.find((one) => one.id === id);
  if (!line || to < 0 || to >= program.length) return { program, bank };
  return { program: program.filter((one) => one.id !== id).toSpliced(to, 0, line), bank };
}

export function indentLine({ program, bank }: Assembly, id: string, by: number): Assembly {
  const indented = (line: ParsonsLine) => ({ ...line, indent: Math.min(deepest, Math.max(0, line.indent + by)) });
  return { program: program.map((line) => (line.id === id ? indented(line) : line)), bank };
}

export function takeOut({ program, bank }: Assembly, id: string): Assembly {
  const line = program.find((one) => one.id === id);
  if (!line) return { program, bank };
  const offeredAt = (one: ParsonsLine) => Number(one.id.slice("line-".length));
  return {
    program: program.filter((one) => one.id !== id),
    bank: [...bank, { ...line, indent: 0 }].sort((a, b) => offeredAt(a) - offeredAt(b)),
  };
}
