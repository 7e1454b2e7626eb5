/** From the end of a call to an observation: what the harness wrote, or what the host knows when it could not write. */
import type { Limits, Observation } from "../observation.ts";
import { storableText } from "./forged.ts";
import { parseObservation } from "./parse-observation.ts";
import type { CallEnd } from "./protocol.ts";

type AbnormalEnd = Exclude<CallEnd["end"], "returned">;

/**
 * @param limits as they applied
 * @param log told what staff should know, when a result is not what the harness writes
 */
export function toObservation(call: CallEnd, limits: Limits, log: (line: string) => void): Observation {
  if (call.end !== "returned") return unfinished(call.end, call, limits);
  const parsed = parseObservation(call.result);
  if (parsed.ok) return { ...parsed.observation, limits };
  log(`a program spoilt its own observation: ${parsed.reason}`);
  return unfinished("crashed", call, limits);
}

function unfinished(status: AbnormalEnd, call: Pick<CallEnd, "stdout" | "stderr">, limits: Limits): Observation {
  const stdout = firstBytes(call.stdout, limits.outputBytes);
  const stderr = firstBytes(call.stderr, limits.outputBytes);
  return {
    version: 1,
    status,
    stdout: storableText(stdout),
    stderr: storableText(stderr),
    output: [...linesOf("stdout", stdout), ...linesOf("stderr", stderr)],
    elapsed: 0,
    result: null,
    error: { ...explain(status, limits), line: null, traceback: "" },
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

function explain(end: AbnormalEnd, limits: Limits): { type: string; message: string } {
  switch (end) {
    case "timed-out":
      return {
        type: "TimeLimit",
        message: `The program computed for more than ${limits.cpuMs / 1000} s without coming to an end. Is there a loop that never stops?`,
      };
    case "out-of-memory":
      return {
        type: "MemoryLimit",
        message: `The program needed more than the ${limits.memoryMiB} MiB of memory that it may use. Does a list grow without end?`,
      };
    case "too-much-output":
      return {
        type: "OutputLimit",
        message: `The program printed more than ${limits.outputBytes} bytes. Is there a print in a loop that never stops?`,
      };
    case "stack-overflow":
      return {
        type: "StackOverflow",
        message: "Calls were nested too deep. Does a function call itself without an end?",
      };
    case "denied":
      return {
        type: "Denied",
        message:
          "The program tried something that is not possible here: only Python itself is, no other program or machine.",
      };
    case "exited":
      return {
        type: "Exit",
        message: "The program ended Python itself, so what it did can't be shown. Return instead.",
      };
    case "crashed":
      return { type: "Crash", message: "The program broke Python itself or the record of its own run." };
  }
}
