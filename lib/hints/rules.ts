/**
 * What a step of the hints is to a learner. Pure.
 *
 *   closed ──enough graded attempts, or passed──► free ──taken──► taken
 *                                                  ▲                ▲
 *   costs ───enough graded attempts, or passed─────┘                │
 *     └──────────────── taken for its price ────────────────────────┘
 *
 * Steps are taken in their order, each for good.
 */
import type { HintRule } from "../exercise-library/schema.ts";

export type HintState =
  | { state: "taken" }
  | { state: "free" }
  /** @property freeAfter so many more graded attempts; null where it stays at its price until the exercise is passed */
  | { state: "costs"; price: number; freeAfter: number | null }
  /** @property opensAfter so many more graded attempts */
  | { state: "closed"; opensAfter: number };

/** How far a learner is with an exercise, in all its versions and variants. */
export interface Standing {
  /** hints taken: the first so many */
  taken: number;
  /** graded submissions: what we failed to grade is no attempt */
  attempts: number;
  passed: boolean;
}

/** @returns one for each step; what comes after the first that is not taken has to wait for it, whatever it says */
export function hintStates(rules: HintRule[], count: number, standing: Standing): HintState[] {
  return Array.from({ length: count }, (_, index) =>
    index < standing.taken ? { state: "taken" } : stateOf(rules[index] ?? {}, standing),
  );
}

function stateOf({ afterAttempts, price }: HintRule, { attempts, passed }: Standing): HintState {
  const missing = Math.max(0, (afterAttempts ?? 0) - attempts);
  if (passed || (missing === 0 && (price === undefined || afterAttempts !== undefined))) return { state: "free" };
  if (price === undefined) return { state: "closed", opensAfter: missing };
  return { state: "costs", price, freeAfter: afterAttempts === undefined ? null : missing };
}
