import type { Graded } from "./gradable.ts";
import { roundPoints } from "./round-points.ts";
import type { Localized } from "./verdict.ts";

/** One thing that an answer is asked for. */
export interface Part {
  id: string;
  title: Localized;
  /** beside the other parts; 1 unless it is said, 0 for a word on something that is too much */
  weight?: number;
  /** from 0, nothing is right, to 1, all of it is */
  earned: number;
  /** why; null where there is nothing to say */
  message: Localized | null;
}

/**
 * The verdict on an answer that is looked at part by part: passed if every part is all right. Each part is visible.
 * @param penalty the share of the points that is lost again, for what should not be there; nobody falls below 0
 */
export function partsVerdict(exercise: { id: string; points: number }, parts: Part[], penalty = 0): Graded["verdict"] {
  const total = parts.reduce((sum, part) => sum + weightOf(part), 0);
  const share = (part: Part) => (exercise.points * weightOf(part) * part.earned) / total;
  const earned = parts.reduce((sum, part) => sum + share(part), 0);
  const lost = Math.min(earned, penalty * exercise.points);
  return {
    version: 1,
    exercise: exercise.id,
    status: parts.every((part) => part.earned === 1) ? "passed" : "failed",
    score: roundPoints(earned - lost),
    maxScore: exercise.points,
    tests: [...parts, ...(roundPoints(lost) > 0 ? [tooMuch(roundPoints(lost))] : [])].map((part) => ({
      id: part.id,
      title: part.title,
      visible: true,
      status: part.earned === 1 ? "passed" : "failed",
      points: roundPoints(share(part)),
      message: part.message,
    })),
    diagnostics: [],
    integrity: [],
  };
}

/** Else the points of the parts would not add up to the score, and nobody would say why. */
const tooMuch = (lost: number): Part => ({
  id: "too-much",
  title: { en: "Nothing too much", zh: "没有多余的" },
  weight: 0,
  earned: 0,
  message: {
    en: `Points that are lost for what should not be there: ${lost}.`,
    zh: `因为有不该出现的内容，扣掉 ${lost} 分。`,
  },
});

const weightOf = ({ weight = 1 }: Part) => weight;
