/** How long a grader takes until it is ready, and until somebody else answers for a child that was killed. */
import type { Submission } from "./contestant.ts";
import { gradeIn, openGrader } from "./contestants/loopwise.ts";
import { percentile, rounded } from "./measure.ts";

export interface Starts {
  /** with the image in the cache: until it takes submissions, and until the first verdict is there */
  readyMs: number;
  firstVerdictMs: number;
  /** from SIGKILL of each child in turn, observers and judges, until the next submission's verdict */
  deadChild: { killed: number; p50Ms: number; mostMs: number; wrongVerdicts: number };
}

const patienceMs = 20_000;
const lookAgainMs = 20;

export async function measureStarts(cacheDir: string, submissions: Submission[], times: number): Promise<Starts> {
  const [ready, first, taken]: [number[], number[], number[]] = [[], [], []];
  let wrongVerdicts = 0;
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    let readyLines = 0;
    const sandbox = await openGrader(cacheDir, (line) => {
      if (/ is ready/.test(line)) readyLines++;
    });
    try {
      const grade = (which: number) => {
        const submission = submissions[which % submissions.length] as Submission;
        return gradeIn(sandbox, submission, submission.answer);
      };
      ready.push(performance.now() - started);
      await grade(time);
      first.push(performance.now() - started);
      await until(() => readyLines >= sandbox.processIds.length);
      for (const victim of sandbox.processIds) {
        const linesBefore = readyLines;
        const killed = performance.now();
        process.kill(victim, "SIGKILL");
        if (!(await grade(taken.length))) wrongVerdicts++;
        taken.push(performance.now() - killed);
        await until(() => readyLines > linesBefore);
      }
    } finally {
      sandbox.close();
    }
  }
  return {
    readyMs: percentile(ready, 0.5),
    firstVerdictMs: percentile(first, 0.5),
    deadChild: {
      killed: taken.length,
      p50Ms: percentile(taken, 0.5),
      mostMs: rounded(Math.max(...taken)),
      wrongVerdicts,
    },
  };
}

/** Children start beside the grading; the next one is killed when all stand again. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
}
