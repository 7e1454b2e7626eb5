/** How many programs of each kind ended in which way, as a table for people. */

/** kind → status → count */
export type EndCounts = Map<string, Map<string, number>>;

export function endTable(counts: EndCounts): string {
  const kinds = [...counts].sort(([one], [other]) => one.localeCompare(other));
  const statuses = [...new Set(kinds.flatMap(([, ends]) => [...ends.keys()]))].sort();
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
  const rows = [
    ["", ...statuses, "all"],
    ...kinds.map(([kind, ends]) => [kind, ...statuses.map((status) => ends.get(status) ?? "·"), sum(ends.values())]),
    [
      "all",
      ...statuses.map((status) => sum(kinds.map(([, ends]) => ends.get(status) ?? 0))),
      sum(kinds.flatMap(([, ends]) => [...ends.values()])),
    ],
  ].map((row) => row.map(String));
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return rows.map(line).join("\n");
}
