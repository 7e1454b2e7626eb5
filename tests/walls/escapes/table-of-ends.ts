/** How the attempts of each family ended, for whoever reads the test's output. */
import type { ObservationStatus } from "#lib/grading/observation.ts";

const counts = new Map<string, Map<ObservationStatus, number>>();

export function countEnds(family: string, status: ObservationStatus): void {
  const ofFamily = counts.get(family) ?? new Map<ObservationStatus, number>();
  ofFamily.set(status, (ofFamily.get(status) ?? 0) + 1);
  counts.set(family, ofFamily);
}

/** The table so far, and starts a new one. */
export function tableOfEnds(title: string): string {
  let all = 0;
  const rows = [...counts].map(([family, ends]) => {
    const total = [...ends.values()].reduce((sum, count) => sum + count, 0);
    all += total;
    const text = [...ends].sort(([a], [b]) => a.localeCompare(b)).map(([status, count]) => `${status} ${count}`);
    return `${family.padEnd(32)} ${String(total).padStart(5)}  ${text.join(", ")}`;
  });
  counts.clear();
  return [title, ...rows, `${"all".padEnd(32)} ${String(all).padStart(5)}`].join("\n");
}
