/** Which lines of a program can be pointed out, and how the keyboard goes from one to the next. Pure. */

/** Line numbers, counted from 1; an empty line does nothing that could be pointed out. */
export function selectableLines(program: readonly string[]): number[] {
  return program.flatMap((text, index) => (text.trim() ? index + 1 : []));
}

/** Sorted, so that the same choice is the same answer. */
export function toggled(lines: readonly number[], line: number): number[] {
  return lines.includes(line) ? lines.filter((one) => one !== line) : [...lines, line].sort((a, b) => a - b);
}

/** @returns null for a key that moves nothing */
export function nextLine(selectable: readonly number[], line: number, key: string): number | null {
  switch (key) {
    case "ArrowUp":
      return selectable.findLast((one) => one < line) ?? line;
    case "ArrowDown":
      return selectable.find((one) => one > line) ?? line;
    case "Home":
      return selectable[0] ?? line;
    case "End":
      return selectable.at(-1) ?? line;
    default:
      return null;
  }
}
