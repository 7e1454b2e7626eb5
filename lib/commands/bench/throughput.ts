/** Everybody's speed and cost, in turns, so that whatever else the machine does meets all alike. */
import { availableParallelism } from "node:os";
import { type Contestant, objectionTo, type Submission } from "./contestant.ts";
import { type Measured, Tally } from "./measure.ts";
import type { Plan } from "./plan.ts";
import { descendants, memoryMiB } from "./process-tree.ts";

export interface Row {
  name: string;
  note: string;
  /** of the processes that it started, in MiB: while it grades as many at once as there are cores, and afterwards */
  memoryMiB: { most: number; after: number } | null;
  rows: (Measured & { atOnce: number })[];
}

export interface Entered {
  contestant: Contestant;
  memoryMiB: Row["memoryMiB"];
}

const samplingMs = 25;

/** Starts a contestant and sees whether it grades. @returns it, or why it cannot take part */
export async function enter(
  start: () => Contestant | Promise<Contestant>,
  submissions: Submission[],
  plan: Plan,
): Promise<Entered | { objection: string }> {
  const bystanders = descendants();
  const contestant = await start();
  // One submission is proof enough where each takes seconds: the checks are the same for all.
  const shown = contestant.pace === "seconds" ? submissions.slice(0, 1) : submissions;
  const objection = await objectionTo(contestant, shown).catch(String);
  if (objection !== null) {
    contestant.close();
    return { objection };
  }
  return { contestant, memoryMiB: await memoryOf(contestant, submissions, plan, bystanders) };
}

/** While it warms up: looking costs time. */
async function memoryOf(
  contestant: Contestant,
  submissions: Submission[],
  plan: Plan,
  bystanders: number[],
): Promise<Row["memoryMiB"]> {
  const look = () => memoryMiB(descendants(bystanders));
  if (look() === null) return null;
  const seen: number[] = [];
  const sampling = setInterval(() => seen.push(look() ?? 0), samplingMs);
  await new Tally().batch(contestant, submissions, plan.warmUp[contestant.pace], availableParallelism());
  clearInterval(sampling);
  const after = look() ?? 0;
  return { most: Math.max(after, ...seen), after };
}

export async function compare(
  entered: Entered[],
  submissions: Submission[],
  plan: Plan,
  onRound: (round: number) => void,
): Promise<Row[]> {
  const tallies = entered.map(({ contestant }) => ({
    contestant,
    lanes: plan.atOnce
      .filter((atOnce) => atOnce <= contestant.mostAtOnce)
      .map((atOnce) => ({ atOnce, tally: new Tally() })),
  }));
  for (let round = 1; round <= plan.rounds; round++) {
    onRound(round);
    for (const atOnce of plan.atOnce)
      for (const { contestant, lanes } of tallies) {
        const tally = lanes.find((lane) => lane.atOnce === atOnce)?.tally;
        const count = Math.max(plan.batch[contestant.pace], atOnce);
        await tally?.batch(contestant, submissions, count, atOnce);
      }
  }
  return entered.map(({ contestant: { name, note }, memoryMiB }, index) => ({
    name,
    note,
    memoryMiB,
    rows: tallies[index]?.lanes.map(({ atOnce, tally }) => ({ atOnce, ...tally.measured })) ?? [],
  }));
}
