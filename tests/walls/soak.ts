/**
 * Thousands of mixed submissions through one real pool: right answers, wrong ones, hostile and
 * cheating ones, side by side.
 * Counts verdicts that are not what they must be, children that had to be replaced, and memory over time.
 *
 *   node tests/walls/soak.ts 5000
 */
import path from "node:path";
import type { ExerciseOf } from "#lib/exercise-library/schema.ts";
import type { GradableCode } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/index.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { courseExercises } from "../course.ts";
import { loadCheats, loadTargets, root, type Target } from "./cheating/corpus.ts";
import { type EndCounts, endTable } from "./hostile/end-table.ts";
import { hostilePrograms } from "./hostile/programs.ts";
import { medianMiB, residentMiB } from "./resident-memory.ts";

interface Submission {
  kind: string;
  title: string;
  exercise: GradableCode;
  source: string;
  /** What is wrong with a verdict on it, if something is. */
  problem: (verdict: Verdict) => string | null;
}

export interface SoakReport {
  submissions: number;
  wrongVerdicts: string[];
  /** Our own faults: no verdict at all. */
  faults: string[];
  ends: EndCounts;
  childrenStarted: number;
  /** MiB, the median of each quarter of the time. */
  grader: number[];
  /** Of one child on average. */
  child: number[];
}

const samplesWanted = 100;

/** Small, so that a hostile submission costs little; right and wrong answers have the exercise's own. */
const hostileLimits = { cpuMs: 200, wallMs: 2_000, memoryMiB: 96, tasks: 1_000, loopSteps: 20_000, outputBytes: 2_000 };

export async function soak(submissions: number, concurrency: number, cacheDir: string): Promise<SoakReport> {
  let childrenStarted = 0;
  const log = (line: string) => {
    if (line.includes(" is ready")) childrenStarted++;
  };
  const sandbox = await openSandbox({ cacheDir, size: concurrency, judges: 2, spares: 1, log });
  const pick = dealer(await allSubmissions());
  const report: SoakReport = {
    submissions,
    wrongVerdicts: [],
    faults: [],
    ends: new Map(),
    childrenStarted: 0,
    grader: [],
    child: [],
  };
  const memory: { grader: number; child: number }[] = [];
  let begun = 0;
  const work = async () => {
    while (begun < submissions) {
      if (begun++ % Math.ceil(submissions / samplesWanted) === 0) memory.push(sampleMemory(sandbox.processIds));
      await gradeOne(pick(), report, sandbox);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    sandbox.close();
  }
  const length = Math.ceil(memory.length / 4);
  for (const process of ["grader", "child"] as const) {
    const values = memory.map((sample) => sample[process]);
    report[process] = [0, 1, 2, 3].map((quarter) => medianMiB(values.slice(quarter * length, (quarter + 1) * length)));
  }
  return { ...report, childrenStarted };
}

async function gradeOne(
  { kind, title, exercise, source, problem }: Submission,
  report: SoakReport,
  sandbox: Parameters<typeof gradeAnswer>[0]["sandbox"],
): Promise<void> {
  const request = { sandbox, exercise, answer: { kind: "code" as const, source }, seed: 0, now: () => 0 };
  try {
    const { verdict } = await gradeAnswer(request);
    const wrong = problem(verdict);
    if (wrong) report.wrongVerdicts.push(`${kind}, ${title}, for ${exercise.id}: ${wrong}`);
    const ofKind = report.ends.get(kind) ?? new Map<string, number>();
    report.ends.set(kind, ofKind.set(verdict.status, (ofKind.get(verdict.status) ?? 0) + 1));
  } catch (error) {
    report.faults.push(`${kind}, ${title}, for ${exercise.id}: ${error}`);
  }
}

const failedTests = ({ tests }: Verdict) => tests.filter(({ status }) => status !== "passed").map(({ id }) => id);

const mustPass = ({ status, score, maxScore }: Verdict) =>
  status === "passed" && score === maxScore ? null : `${status} with ${score} of ${maxScore}`;

const mustFailOnly = (test: string) => (verdict: Verdict) => {
  const failed = failedTests(verdict).join();
  return failed === test && verdict.status !== "passed" ? null : `${verdict.status}: failed ${failed || "nothing"}`;
};

const mustFailAll = (ends: string[]) => (verdict: Verdict) => {
  if (verdict.score > 0 || verdict.status === "passed") return `${verdict.status} with ${verdict.score} points`;
  // Who breaks nothing is not said to have broken something.
  return verdict.status === "crashed" && !ends.some((end) => end.startsWith("crashed")) ? "crashed" : null;
};

const mustFailOneOf = (tests: string[]) => (verdict: Verdict) =>
  tests.some((test) => failedTests(verdict).includes(test)) ? null : `${verdict.status}: passed ${tests.join()}`;

/** By kind, each with its share in a hundred. */
async function allSubmissions(): Promise<{ share: number; submissions: Submission[] }[]> {
  const targets = await loadTargets();
  const exercises = [...targets.values()];
  const right = exercises.map(({ exercise, solution }) => ({
    kind: "right",
    title: "solution.py",
    exercise,
    source: solution,
    problem: mustPass,
  }));
  const wrong = (await loadCodeExercises()).flatMap((exercise) =>
    exercise.wrong.map(({ file, source, fails }) => ({
      kind: "wrong",
      title: file,
      exercise,
      source,
      problem: mustFailOnly(fails),
    })),
  );
  const cheating = loadCheats(targets.keys()).map(({ id, exercise, source, aims }) => ({
    kind: "cheating",
    title: id,
    exercise: (targets.get(exercise) as Target).exercise,
    source,
    problem: mustFailOneOf(aims),
  }));
  const hostile = hostilePrograms.map(({ family, title, source, ends }, index) => {
    const { exercise } = exercises[index % exercises.length] as Target;
    const limits = { ...exercise.limits, ...hostileLimits };
    return { kind: family, title, exercise: { ...exercise, limits }, source, problem: mustFailAll(ends) };
  });
  return [
    { share: 50, submissions: right },
    { share: 32, submissions: wrong },
    { share: 10, submissions: cheating },
    { share: 8, submissions: hostile },
  ];
}

async function loadCodeExercises(): Promise<ExerciseOf<"code">[]> {
  return (await courseExercises()).filter((exercise) => exercise.kind === "code");
}

/** Deals submissions in a mixed order that is the same each time; within a kind, each has its turn. */
function dealer(kinds: { share: number; submissions: Submission[] }[]): () => Submission {
  const decks = kinds.map(({ submissions }) => ({ submissions, dealt: 0 }));
  const shares = kinds.flatMap(({ share }, kind) => Array.from({ length: share }, () => kind));
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const deck = decks[shares[(state >>> 8) % shares.length] ?? 0] as (typeof decks)[number];
    // In steps, so that a short soak meets every family; a number of programs that it divides would leave some out.
    const at = (deck.dealt++ * 37) % deck.submissions.length;
    return deck.submissions[at] as Submission;
  };
}

function sampleMemory(processIds: number[]): { grader: number; child: number } {
  const children = processIds.map(residentMiB).filter((size) => size > 0);
  const sum = children.reduce((total, size) => total + size, 0);
  return { grader: process.memoryUsage().rss / 2 ** 20, child: children.length > 0 ? sum / children.length : 0 };
}

if (import.meta.main) {
  const report = await soak(Number(process.argv[2] ?? 5_000), 3, path.join(root, ".cache/images"));
  const overTime = (quarters: number[]) => `${quarters.map((mib) => mib.toFixed(0)).join(", ")} MiB`;
  console.log(endTable(report.ends));
  console.log(`\nsubmissions ${report.submissions}, children started ${report.childrenStarted}`);
  console.log(`memory by quarters of the time: grader ${overTime(report.grader)}; a child ${overTime(report.child)}`);
  for (const [what, list] of [
    ["wrong verdicts", report.wrongVerdicts],
    ["faults", report.faults],
  ] as const)
    console.log(
      `${what} ${list.length}${list
        .slice(0, 50)
        .map((line) => `\n  ${line}`)
        .join("")}`,
    );
  process.exitCode = report.wrongVerdicts.length + report.faults.length === 0 ? 0 : 1;
}
