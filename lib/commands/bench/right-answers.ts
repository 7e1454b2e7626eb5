/** Right answers that fail: on the machine as it is, and beside processes that compute all the time. */
import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Contestant, Submission } from "./contestant.ts";
import { type Measured, Tally } from "./measure.ts";
import type { Plan } from "./plan.ts";

export interface RightAnswers extends Measured {
  name: string;
  machine: "quiet" | "busy";
}

/** Computes for as long as its parent lives. */
const hogProgram = "const parent = process.ppid; while (process.ppid === parent) for (let i = 0; i < 1e7; i++);";
export const hogsPerCore = 2;

/** In slices and in turns; at once are as many as there are cores. */
export async function failRightAnswers(
  machine: RightAnswers["machine"],
  contestants: { contestant: Contestant; count: number }[],
  submissions: Submission[],
  plan: Plan,
): Promise<RightAnswers[]> {
  const hogs = machine === "busy" ? startHogs() : [];
  try {
    const bystanders = hogs.map((hog) => hog.pid).filter((id) => id !== undefined);
    const tallies = contestants.map((one) => ({ ...one, tally: new Tally(bystanders) }));
    for (let slice = 0; slice < plan.rounds; slice++)
      for (const { contestant, count, tally } of tallies)
        await tally.batch(contestant, submissions, Math.ceil(count / plan.rounds), availableParallelism());
    return tallies.map(({ contestant, tally }) => ({ name: contestant.name, machine, ...tally.measured }));
  } finally {
    for (const hog of hogs) hog.kill("SIGKILL");
  }
}

function startHogs(): ChildProcess[] {
  const count = hogsPerCore * availableParallelism();
  return Array.from({ length: count }, () => spawn(process.execPath, ["-e", hogProgram], { stdio: "ignore" }));
}
