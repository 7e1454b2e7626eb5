/** The runs of the programs that were asked about last: a class that hands in answers to one exercise pays for them once. */
import { GraderFault } from "./grader-fault.ts";
import type { Observation } from "./observation.ts";

/** Observations, of all programs together: some kilobytes each. */
const mostKept = 2_000;

interface Kept {
  runs: Promise<Observation[]>;
  /** 0 until it is known */
  count: number;
}

export class RecentRuns {
  /** Who was asked about last comes last. */
  readonly #kept = new Map<string, Kept>();

  /** What is known of this program, or else what `observe` finds out. */
  async get(program: string, observe: () => Promise<Observation[]>): Promise<Observation[]> {
    for (;;) {
      const known = this.#kept.get(program);
      if (!known) return this.#add(program, observe());
      this.#kept.delete(program);
      this.#kept.set(program, known);
      try {
        return await known.runs;
      } catch (error) {
        if (error instanceof GraderFault) throw error;
        // Whoever had asked first was called off; that is no reason for us.
      }
    }
  }

  async #add(program: string, runs: Promise<Observation[]>): Promise<Observation[]> {
    const kept: Kept = { runs, count: 0 };
    this.#kept.set(program, kept);
    try {
      kept.count = (await runs).length;
    } catch (error) {
      this.#kept.delete(program); // the next one may have more luck
      throw error;
    }
    this.#forgetOldest();
    return runs;
  }

  #forgetOldest(): void {
    let total = this.#kept.values().reduce((sum, { count }) => sum + count, 0);
    for (const [program, { count }] of this.#kept) {
      if (total <= mostKept) return;
      if (count > 0) this.#kept.delete(program);
      total -= count;
    }
  }
}
