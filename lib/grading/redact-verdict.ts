import type { Verdict } from "./verdict.ts";

/** What a student may see: of hidden tests the title and the status, and no flags for staff. */
export function redactVerdict(verdict: Verdict): Verdict {
  return {
    ...verdict,
    tests: verdict.tests.map((test) => (test.visible ? test : { ...test, message: null })),
    integrity: [],
  };
}
