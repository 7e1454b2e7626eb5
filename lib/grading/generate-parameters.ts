import type { Sandbox, Turn } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { variantReport } from "./judge/protocol.ts";

/**
 * Runs `generate(rng)` of a variant.py, in the judge: an author's code, and a place without students' code.
 * @param seed the same seed, the same parameters, on every machine
 * @throws GraderFault where variant.py is broken
 */
export async function generateParameters(sandbox: Sandbox, variant: string, seed: string, turn?: Turn) {
  const report = variantReport.parse(await sandbox.judge((ask) => ask({ variant, seed }), turn));
  if (report.parameters !== null) return report.parameters;
  throw new GraderFault(`the exercise's variants are broken: ${report.fault}`);
}
