/** How fast, how cheaply and how surely submissions are graded, beside other ways to grade them, in one run. */
import { availableParallelism, cpus, loadavg } from "node:os";
import { type Contestant, loadSubmissions, type Submission } from "./bench/contestant.ts";
import { loopwise } from "./bench/contestants/loopwise.ts";
import { freshPyodide } from "./bench/contestants/pyodide.ts";
import { findPython } from "./bench/contestants/python.ts";
import { unittest } from "./bench/contestants/unittest.ts";
import { warmPython } from "./bench/contestants/warm-python.ts";
import { rounded } from "./bench/measure.ts";
import { full, type Plan, quick } from "./bench/plan.ts";
import { type Profile, profile } from "./bench/profile.ts";
import { failRightAnswers, type RightAnswers } from "./bench/right-answers.ts";
import { measureStarts, type Starts } from "./bench/starts.ts";
import { describe } from "./bench/table.ts";
import { compare, type Entered, enter, type Row } from "./bench/throughput.ts";
import { imageFolder } from "./image-folder.ts";
import { print, printJson, progress } from "./print.ts";

type Found = Awaited<ReturnType<typeof findPython>>;

export interface Results {
  version: 2;
  /** the load is the system's own average over a minute: work of others that wanted a core */
  machine: { cores: number; processor: string; node: string; python: string | null; loadBefore: number };
  contestants: Row[];
  /** who could not take part, and why */
  missing: string[];
  rightAnswers: RightAnswers[];
  profile: Profile;
  starts: Starts;
}

/** @returns true: a benchmark passes by being measured */
export async function bench(options: { json?: boolean; quick?: boolean }): Promise<boolean> {
  const results = await measure(options.quick ? quick : full, imageFolder(), progress);
  if (options.json) printJson(results);
  else print(describe(results));
  return true;
}

export async function measure(plan: Plan, cacheDir: string, onProgress: (step: string) => void): Promise<Results> {
  const submissions = loadSubmissions();
  const python = await findPython();
  const machine = machineOf(python);
  onProgress("where the milliseconds go");
  const profiled = await profile(cacheDir, submissions, plan.profiled);
  onProgress("starts, and children killed");
  const starts = await measureStarts(cacheDir, submissions, plan.starts);
  const entered: Entered[] = [];
  const missing = "missing" in python ? [`all that need Python: ${python.missing}`] : [];
  try {
    for (const { name, begin } of contestants(cacheDir, python)) {
      onProgress(`starting ${name}`);
      const entry = await enter(begin, submissions, plan);
      if ("objection" in entry) missing.push(`${name}: ${entry.objection}`);
      else entered.push(entry);
    }
    const rows = await compare(entered, submissions, plan, (round) => onProgress(`round ${round} of ${plan.rounds}`));
    const rightAnswers = await onBothMachines(entered, submissions, plan, python, onProgress);
    return {
      version: 2,
      machine,
      contestants: rows,
      missing,
      rightAnswers,
      profile: profiled,
      starts,
    };
  } finally {
    for (const { contestant } of entered) contestant.close();
  }
}

interface Start {
  name: string;
  begin: () => Contestant | Promise<Contestant>;
}

function contestants(cacheDir: string, python: Found): Start[] {
  const ours = { name: "loopwise", begin: () => loopwise(cacheDir) };
  const pyodide = { name: "fresh Pyodide", begin: freshPyodide };
  if ("missing" in python) return [ours, pyodide];
  return [
    ours,
    { name: "warm fork", begin: () => warmPython(python, "fork") },
    { name: "warm fork per check", begin: () => warmPython(python, "forks") },
    { name: "in process", begin: () => warmPython(python, "exec") },
    { name: "unittest without sleeps", begin: () => unittest(python, "without_sleeps") },
    { name: "unittest", begin: () => unittest(python, "hundredths") },
    pyodide,
  ];
}

async function onBothMachines(
  entered: Entered[],
  submissions: Submission[],
  plan: Plan,
  python: Found,
  onProgress: (step: string) => void,
): Promise<RightAnswers[]> {
  const ours = entered.find(({ contestant }) => contestant.name === "loopwise");
  const onRealTime = "missing" in python ? [] : [unittest(python, "hundredths"), unittest(python, "tenths")];
  const graded = [
    ...(ours ? [{ contestant: ours.contestant, count: plan.rightAnswers.loopwise }] : []),
    ...onRealTime.map((contestant) => ({ contestant, count: plan.rightAnswers.unittest })),
  ];
  try {
    const results: RightAnswers[] = [];
    for (const machine of ["quiet", "busy"] as const) {
      onProgress(`right answers on a ${machine} machine`);
      results.push(...(await failRightAnswers(machine, graded, submissions, plan)));
    }
    return results;
  } finally {
    for (const contestant of onRealTime) contestant.close();
  }
}

function machineOf(python: Found): Results["machine"] {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "unknown",
    node: process.version,
    loadBefore: rounded(loadavg()[0] ?? 0),
    python: "version" in python ? python.version : null,
  };
}
