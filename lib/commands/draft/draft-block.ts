/** From one block to its drafts. */
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import type { Body } from "./body.ts";
import type { Block } from "./extract/block.ts";
import { draftCloze } from "./kinds/cloze.ts";
import { draftParsons } from "./kinds/parsons.ts";
import { draftOutput } from "./kinds/predict-output.ts";
import { draftTime } from "./kinds/predict-time.ts";
import { draftTimeline } from "./kinds/predict-timeline.ts";
import { draftRepairs } from "./kinds/repair.ts";
import { draftSpots } from "./kinds/spot.ts";
import { misread } from "./misread.ts";
import type { PythonTools } from "./python.ts";
import { runSubject, type Subject } from "./subject.ts";

/**
 * @param labels how many programs have this label so far
 * @returns why the block cannot be run, or the program and every draft that it is good for, not yet proven
 */
export async function draftBlock(
  sandbox: Sandbox,
  tools: PythonTools,
  block: Block,
  number: number,
  source: string,
  labels: Map<string, number>,
): Promise<{ subject: Subject; bodies: Body[] } | string> {
  try {
    const subject = await runSubject(sandbox, tools, block, number, source);
    if (typeof subject === "string") return subject;
    const before = labels.get(subject.label) ?? 0;
    labels.set(subject.label, before + 1);
    if (before > 0) subject.label = `${subject.label}, ${before + 1}`;
    return { subject, bodies: await draftAll(subject) };
  } catch (error) {
    if (error instanceof GraderFault) return `cannot be run: ${error.message}`;
    throw error;
  }
}

async function draftAll(subject: Subject): Promise<Body[]> {
  const [repairs, spots, parsons, cloze] = await Promise.all([
    draftRepairs(subject),
    draftSpots(subject),
    draftParsons(subject),
    draftCloze(subject),
  ]);
  return [...(await draftPredictions(subject)), ...repairs, ...spots, parsons, cloze].filter((body) => body !== null);
}

async function draftPredictions(subject: Subject): Promise<(Body | null)[]> {
  // Nobody can predict what chance brings, although it may be the same each time.
  if (/^random\.seed\(/m.test(subject.source)) return [];
  const misreadings = await misread(subject);
  return [draftOutput(subject, misreadings), draftTime(subject, misreadings), draftTimeline(subject, misreadings)];
}
