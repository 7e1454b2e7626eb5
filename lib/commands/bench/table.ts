/** The results as text. */
import type { Results } from "../bench.ts";
import type { Measured } from "./measure.ts";
import { hogsPerCore } from "./right-answers.ts";

export function describe({ machine, contestants, missing, rightAnswers, profile, starts }: Results): string {
  const { cores, processor, node, python, loadBefore } = machine;
  const counts = [...new Set(contestants.flatMap(({ rows }) => rows.map(({ atOnce }) => atOnce)))];
  return [
    `${cores} cores (${processor}), Node ${node}, Python ${python ?? "none"}; load before the run ${loadBefore}`,
    "six submissions with five timing assertions each, all in turns",
    ...counts.flatMap((count) => ["", ...speedTable(contestants, count)]),
    "",
    ...memoryTable(contestants),
    "",
    ...rightAnswersTable(rightAnswers),
    "",
    `where ours go, in one process without walls, milliseconds of a submission: ${profile.totalMs}`,
    ...columns(profile.pieces.map(({ piece, ms }) => [piece, String(ms)])),
    `one run of an empty program ${profile.observeNothingMs}`,
    `one reset ${profile.resetMs.p50}, 95 % under ${profile.resetMs.p95}`,
    "",
    `a grader with its image in the cache takes submissions after ${starts.readyMs} ms, first verdict after ${starts.firstVerdictMs} ms`,
    ...starts.dead.map(
      ({ kind, killed, p50Ms, mostMs, wrongVerdicts }) =>
        `after SIGKILL of one ${kind} the next verdict comes after ${p50Ms} ms, at most ${mostMs} ms ` +
        `(${killed} killed, ${wrongVerdicts} wrong verdicts)`,
    ),
    "",
    ...contestants.map(({ name, note }) => `${name}: ${note}`),
    ...missing.map((reason) => `missing: ${reason}`),
    ...contestants.flatMap(({ name, rows }) =>
      rows.flatMap(({ fault }) => (fault ? [`${name} failed: ${fault}`] : [])),
    ),
  ].join("\n");
}

function speedTable(contestants: Results["contestants"], count: number): string[] {
  const rows = contestants.flatMap(({ name, rows }) =>
    rows.filter(({ atOnce }) => atOnce === count).map((row) => ({ name, ...row })),
  );
  return columns([
    [`${count} at once`, "per second", "p50 ms", "p95 ms", "CPU ms each", "right ones failed"],
    ...rows.map((row) => [
      row.name,
      String(row.perSecond),
      String(row.latencyMs.p50),
      String(row.latencyMs.p95),
      cpu(row),
      failed(row),
    ]),
  ]);
}

function memoryTable(contestants: Results["contestants"]): string[] {
  const rows = contestants.map(({ name, memoryMiB }) => [
    name,
    memoryMiB === null ? "unknown" : String(memoryMiB.most),
    memoryMiB === null ? "unknown" : String(memoryMiB.after),
  ]);
  return columns([["MiB of its processes", "most", "idle"], ...rows]);
}

function rightAnswersTable(rightAnswers: Results["rightAnswers"]): string[] {
  const rows = rightAnswers.map((one) => [
    `${one.name}, ${one.machine} machine`,
    failed(one),
    String(one.perSecond),
    String(one.latencyMs.p95),
    cpu(one),
  ]);
  return [
    ...columns([["right answers", "failed", "per second", "p95 ms", "CPU ms each"], ...rows]),
    `(busy: ${hogsPerCore} processes a core that compute all the time)`,
  ];
}

const cpu = ({ cpuMsEach }: Measured) => (cpuMsEach === null ? "unknown" : String(cpuMsEach));
const failed = ({ falseFailures, submissions }: Measured) => `${falseFailures} of ${submissions}`;

/** The first column to the left, numbers to the right. */
function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}
