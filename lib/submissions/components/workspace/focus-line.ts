import { elementIdOf } from "./use-parsons.ts";

/** The keys that go from line to line of a list. @returns whether it is one of them */
export function focusLine(lines: { id: string }[], from: number, key: string): boolean {
  const last = lines.length - 1;
  const to = { ArrowUp: Math.max(0, from - 1), ArrowDown: Math.min(last, from + 1), Home: 0, End: last }[key];
  const line = to === undefined ? undefined : lines[to];
  if (line) document.getElementById(elementIdOf(line.id))?.focus();
  return line !== undefined;
}
