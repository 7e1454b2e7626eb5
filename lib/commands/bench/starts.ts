/** How long a grader takes until it is ready, and until somebody else answers for a child that was killed. */
import type { Submission } from "./contestant.ts";
import { gradeIn, openGrader } from "./contestants/loopwise.ts";
import { percentile, rounded } from "./measure.ts";

export interface Starts {
  /** with the image in the cache: until it takes submissions, and until the first verdict is there */
  readyMs: number;
  firstVerdictMs: number;
  /** from SIGKILL of one child until the next submission's verdict, by what the child did */
  dead: { kind: string; killed: number; p50Ms: number; mostMs: number; wrongVerdicts: number }[];
}

interface Death {
  kind: string;
  tookMs: number;
  passed: boolean;
}

const patienceMs = 20_000;
const lookAgainMs = 20;

export async function measureStarts(cacheDir: string, submissions: Submission[], times: number): Promise<Starts> {
  const [ready, first]: [number[], number[]] = [[], []];
  const deaths: Death[] = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    const kinds = new Map<number, string>();
    const sandbox = await openGrader(cacheDir, (line) => {
      const [, kind, id] = line.match(/^sandbox (\S+) (\d+) is ready/) ?? [];
      if (kind) kinds.set(Number(id), kind);
    });
    try {
      const submission = submissions[time % submissions.length] as Submission;
      const grade = () => gradeIn(sandbox, submission, submission.answer);
      const allStand = () => sandbox.processIds.every((id) => kinds.has(id));
      ready.push(performance.now() - started);
      await grade();
      first.push(performance.now() - started);
      await until(allStand);
      for (const victim of sandbox.processIds) {
        const killed = performance.now();
        process.kill(victim, "SIGKILL");
        const passed = await grade();
        deaths.push({ kind: kinds.get(victim) ?? "child", tookMs: performance.now() - killed, passed });
        await until(() => !sandbox.processIds.includes(victim) && allStand());
      }
    } finally {
      sandbox.close();
    }
  }
  return { readyMs: percentile(ready, 0.5), firstVerdictMs: percentile(first, 0.5), dead: summed(deaths) };
}

function summed(deaths: Death[]): Starts["dead"] {
  return [...Map.groupBy(deaths, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const times = ofKind.map(({ tookMs }) => tookMs);
    const wrongVerdicts = ofKind.filter(({ passed }) => !passed).length;
    return {
      kind,
      killed: ofKind.length,
      p50Ms: percentile(times, 0.5),
      mostMs: rounded(Math.max(...times)),
      wrongVerdicts,
    };
  });
}

/** Children start beside the grading; the next one is killed when all stand again. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
}
