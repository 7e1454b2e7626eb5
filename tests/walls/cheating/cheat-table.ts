/** The corpus in numbers: by technique how many cheats there are, how they ended, and what was seen of them. */
import type { Verdict } from "#lib/grading/verdict.ts";
import type { Cheat } from "./corpus.ts";

export function cheatTable(outcomes: { cheat: Cheat; verdict: Verdict; won: boolean }[]): string {
  const rows = [...Map.groupBy(outcomes, ({ cheat }) => cheat.technique)].map(([technique, group]) => [
    technique,
    group.length,
    group.filter(({ won }) => won).length,
    group.filter(({ verdict }) => verdict.integrity.some((words) => words.startsWith("line "))).length,
    group.filter(({ verdict }) => verdict.integrity.some((words) => words.startsWith("the record"))).length,
  ]);
  const total = ["in all", ...[1, 2, 3, 4].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))];
  const head = ["technique", "answers", "got through", "source flagged", "record rejected"];
  return [head, ...rows, total]
    .map(([first, ...rest]) => `${String(first).padEnd(48)}${rest.map((cell) => String(cell).padStart(17)).join("")}\n`)
    .join("");
}
