import type { Verdict, VerdictTest } from "./verdict.ts";

/**
 * What a student may see: of hidden tests the title and the status, and no flags for staff. A test that is hidden until
 * the due date is a visible one afterwards.
 */
export function redactVerdict(verdict: Verdict, { isPastDue }: { isPastDue: boolean }): Verdict {
  return {
    ...verdict,
    tests: verdict.tests.map((test) => redactTest(test, isPastDue)),
    integrity: [],
  };
}

function redactTest(test: VerdictTest, isPastDue: boolean): VerdictTest {
  if (test.visible) return test;
  return isPastDue && test.visibility === "after-due" ? { ...test, visible: true } : { ...test, message: null };
}
