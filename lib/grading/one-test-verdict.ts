import type { Graded } from "./gradable.ts";
import type { Localized } from "./verdict.ts";

/** The verdict of an exercise that asks for one thing: all points or none. */
export function oneTestVerdict(
  exercise: { id: string; points: number },
  test: { id: string; title: Localized; passed: boolean; message: Localized | null },
): Graded["verdict"] {
  const status = test.passed ? "passed" : "failed";
  const score = test.passed ? exercise.points : 0;
  return {
    version: 1,
    exercise: exercise.id,
    status,
    score,
    maxScore: exercise.points,
    tests: [{ id: test.id, title: test.title, visible: true, status, points: score, message: test.message }],
    diagnostics: [],
    integrity: [],
  };
}
