/** How much is measured. */
import type { Contestant } from "./contestant.ts";

export interface Plan {
  rounds: number;
  /** how many submissions at once */
  atOnce: number[];
  /** submissions in a batch of one round, by how long one takes */
  batch: Record<Contestant["pace"], number>;
  /** submissions before anything is measured: an engine that compiles as it goes needs some hundreds to be at its best */
  warmUp: Record<Contestant["pace"], number>;
  /** of right answers on a quiet and on a busy machine, in as many slices as there are rounds */
  rightAnswers: { loopwise: number; unittest: number };
  profiled: number;
  starts: number;
}

/** Some four minutes on two cores. */
export const full: Plan = {
  rounds: 4,
  atOnce: [1, 2, 4, 8],
  batch: { milliseconds: 60, tenths: 12, seconds: 1 },
  warmUp: { milliseconds: 300, tenths: 6, seconds: 1 },
  rightAnswers: { loopwise: 1_000, unittest: 48 },
  profiled: 120,
  starts: 3,
};

/** Half a minute; its numbers are rough. */
export const quick: Plan = {
  rounds: 1,
  atOnce: [1, 4],
  batch: { milliseconds: 60, tenths: 6, seconds: 1 },
  warmUp: { milliseconds: 120, tenths: 2, seconds: 1 },
  rightAnswers: { loopwise: 60, unittest: 6 },
  profiled: 24,
  starts: 1,
};
