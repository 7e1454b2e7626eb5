/** Grades batches of right answers and sums up what they took. */
import type { Contestant, Submission } from "./contestant.ts";
import { treeCpuMs } from "./process-tree.ts";

export interface Measured {
  submissions: number;
  /** right answers that did not pass */
  falseFailures: number;
  /** of the first that could not be graded at all; such a one counts as a false failure */
  fault: string | null;
  perSecond: number;
  latencyMs: { p50: number; p95: number };
  /** of the grading process and all that it started; null where the system does not tell */
  cpuMsEach: number | null;
}

/** What one contestant took, over several batches. */
export class Tally {
  readonly #latenciesMs: number[] = [];
  readonly #bystanders: number[];
  #falseFailures = 0;
  #fault: string | null = null;
  #wallMs = 0;
  #cpuMs: number | null = 0;

  /** @param bystanders processes that do not take part, though this one started them */
  constructor(bystanders: number[] = []) {
    this.#bystanders = bystanders;
  }

  /** Grades `count` right answers, `atOnce` of them at a time. */
  async batch(contestant: Contestant, submissions: Submission[], count: number, atOnce: number): Promise<void> {
    const [started, cpuBefore] = [performance.now(), treeCpuMs(this.#bystanders)];
    let next = 0;
    const lane = async () => {
      while (next < count) await this.#grade(contestant, submissions[next++ % submissions.length] as Submission);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    this.#wallMs += performance.now() - started;
    const cpuAfter = treeCpuMs(this.#bystanders);
    if (this.#cpuMs !== null)
      this.#cpuMs = cpuBefore === null || cpuAfter === null ? null : this.#cpuMs + cpuAfter - cpuBefore;
  }

  async #grade(contestant: Contestant, submission: Submission): Promise<void> {
    const started = performance.now();
    const passed = await contestant.grade(submission, submission.answer).catch((error: unknown) => {
      this.#fault ??= String(error);
      return false;
    });
    this.#latenciesMs.push(performance.now() - started);
    if (!passed) this.#falseFailures++;
  }

  get measured(): Measured {
    const count = this.#latenciesMs.length;
    return {
      submissions: count,
      falseFailures: this.#falseFailures,
      fault: this.#fault,
      perSecond: rounded((count / this.#wallMs) * 1000),
      latencyMs: { p50: percentile(this.#latenciesMs, 0.5), p95: percentile(this.#latenciesMs, 0.95) },
      cpuMsEach: this.#cpuMs === null ? null : rounded(this.#cpuMs / count),
    };
  }
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
}

export const rounded = (value: number) => Math.round(value * 100) / 100;
