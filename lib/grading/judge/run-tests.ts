import { z } from "zod";
import { GraderFault } from "../grader-fault.ts";
import type { Observation, ObservationStatus } from "../observation.ts";
import { type JudgedTest, type JudgeRequest, judgeReport, type Scenario, type TestResult } from "./protocol.ts";

/** Of `await run(…)` one after the other in a test; a test that never stops asking is broken. */
const maxRounds = 100;

export interface TestOutcome {
  test: JudgedTest;
  /** null: the judge never decided it */
  result: TestResult | null;
  /** how the runs ended that the test asked for, in its order */
  endings: ObservationStatus[];
}

interface Asked {
  /** of tests.py */
  tests: string;
  /** the student's source */
  answer: string;
  /** told what staff should look at in that source */
  flag: (words: string) => void;
}

/**
 * Runs the tests of one tests.py: whatever they ask to see is observed, all scenarios of a round asked for together.
 * @param ask one call of the judge's entry, in one interpreter for the whole session
 * @throws GraderFault where the tests themselves are broken
 */
export async function runTests(
  { tests, answer, flag }: Asked,
  ask: (request: JudgeRequest) => Promise<unknown>,
  observe: (scenario: Scenario) => Promise<Observation>,
): Promise<TestOutcome[]> {
  const results = new Map<string, TestResult>();
  const endings = new Map<string, ObservationStatus[]>();
  let request: JudgeRequest = { tests, answer };
  for (let round = 0; round < maxRounds; round++) {
    const report = parseReport(await ask(request));
    if (report.fault !== null) throw new GraderFault(`the exercise's tests are broken: ${report.fault}`);
    report.integrity.forEach(flag);
    for (const result of report.results) results.set(result.test, result);
    if (report.pending.length === 0) {
      return report.tests.map((test) => ({
        test,
        result: results.get(test.id) ?? null,
        endings: endings.get(test.id) ?? [],
      }));
    }
    const observations = await Promise.all(report.pending.map((pending) => observe(pending.scenario)));
    request = { observations: {} };
    for (const [index, { id, test }] of report.pending.entries()) {
      const observation = observations[index] as Observation;
      request.observations[id] = observation;
      endings.set(test, [...(endings.get(test) ?? []), observation.status]);
    }
  }
  throw new GraderFault(`the exercise's tests are broken: one still asks for a run after ${maxRounds} of them`);
}

function parseReport(report: unknown) {
  const parsed = judgeReport.safeParse(report);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [list, index, ...rest] = issue?.path ?? [];
  const asked = z.object({ pending: z.array(z.object({ test: z.string() })) }).safeParse(report).data?.pending;
  const test = list === "pending" && typeof index === "number" ? asked?.[index]?.test : undefined;
  if (test !== undefined && rest[1] === "world") {
    const where = `tests.py, test_${test}: run(…, ${rest.slice(2).join(".")})`;
    throw new GraderFault(`the exercise's tests are broken: ${where}: ${issue?.message}`);
  }
  throw new GraderFault(`the judge sent a malformed report: ${issue?.path.join(".")}: ${issue?.message}`);
}
