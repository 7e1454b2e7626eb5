/** From the end of a call to an observation: what the harness wrote, or what the host knows when it could not write. */
import type { ObserveJob } from "../gradable.ts";
import type { Limits, Observation } from "../observation.ts";
import { findContradiction } from "./contradictions.ts";
import { type AbnormalCallEnd, explainEnd } from "./explain-end.ts";
import { storableText } from "./forged.ts";
import { parseObservation } from "./parse-observation.ts";
import type { CallEnd } from "./protocol.ts";

/**
 * @param job with the limits as they applied
 * @param flag told in words for staff when a result is not what the harness writes
 */
export function toObservation(call: CallEnd, job: ObserveJob, flag: (words: string) => void): Observation {
  if (call.end !== "returned") return unfinished(call, job.limits);
  const parsed = parseObservation(call.result);
  const wrong = parsed.ok ? findContradiction(parsed.observation, job) : parsed.reason;
  if (parsed.ok && wrong === null) {
    const { status, error } = parsed.observation;
    if (status === "denied") flag(`line ${error?.line}: ${error?.message}`);
    return parsed.observation;
  }
  const what = parsed.ok ? "contradicts itself" : "is not what the engine writes";
  flag(`the record of a run ${what}: ${wrong} (tampered?)`);
  return unfinished({ ...call, end: "crashed", detail: what }, job.limits);
}

function unfinished(call: AbnormalCallEnd, limits: Limits): Observation {
  const stdout = firstBytes(call.stdout, limits.outputBytes);
  const stderr = firstBytes(call.stderr, limits.outputBytes);
  return {
    version: 1,
    status: call.end,
    stdout: storableText(stdout),
    stderr: storableText(stderr),
    output: [...linesOf("stdout", stdout), ...linesOf("stderr", stderr)],
    elapsed: 0,
    result: null,
    error: { ...explainEnd(call, limits), line: null, traceback: "" },
    tasks: [],
    diagnostics: [],
    peakConcurrency: 0,
    calls: {},
    cost: 0,
    limits,
  };
}

/** What the exercise allows; the host keeps more. A character that was cut in two goes. */
function firstBytes(text: string, most: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, most), { stream: true });
}

function linesOf(stream: "stdout" | "stderr", text: string): Observation["output"] {
  const lines = storableText(text).split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => ({ at: 0, task: null, stream, text: line }));
}
