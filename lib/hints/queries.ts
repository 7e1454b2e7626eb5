/** Reads of a learner's hints. What nobody has taken yet is not among what they return. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { DatabaseOrTransaction } from "../database/client.ts";
import type { Exercise, LocalizedText } from "../exercise-library/schema.ts";
import { roundPoints } from "../grading/round-points.ts";
import { type HintState, hintStates, type Standing } from "./rules.ts";

export interface OwnHints {
  /** of each step, in their order */
  states: HintState[];
  /** Markdown of the steps that are taken */
  taken: LocalizedText[];
  /** points that each further submission is short of */
  spent: number;
}

/** @param exercise as the learner meets it: with the numbers of his variant */
export async function findOwnHints(
  db: DatabaseOrTransaction,
  userId: AuthenticatedUserId,
  { id, hints, hintRules }: Exercise,
): Promise<OwnHints> {
  const [standing, spent] = await Promise.all([findStanding(db, userId, id), sumPrices(db, userId, id)]);
  const steps = hints.en.flatMap((en, step) => {
    const zh = hints.zh[step];
    return zh === undefined ? [] : [{ en, zh }];
  });
  return { states: hintStates(hintRules, steps.length, standing), taken: steps.slice(0, standing.taken), spent };
}

export async function findStanding(
  db: DatabaseOrTransaction,
  userId: AuthenticatedUserId,
  exerciseId: string,
): Promise<Standing> {
  const taken = await db.takenHint.count({ where: { userId, exerciseId } });
  const graded = await db.submission.groupBy({
    by: ["status"],
    where: { userId, exerciseId, state: "graded" },
    _count: true,
  });
  return {
    taken,
    attempts: graded.reduce((sum, { _count }) => sum + _count, 0),
    passed: graded.some(({ status }) => status === "passed"),
  };
}

/** Of the hints taken so far: what a submission that is handed in now is short of. */
export async function sumPrices(
  db: DatabaseOrTransaction,
  userId: AuthenticatedUserId,
  exerciseId: string,
): Promise<number> {
  const { _sum } = await db.takenHint.aggregate({ where: { userId, exerciseId }, _sum: { price: true } });
  return roundPoints(_sum.price ?? 0);
}
