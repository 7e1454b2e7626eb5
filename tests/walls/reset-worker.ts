/**
 * Runs programs in an interpreter of its own thread, and compares every byte after each reset. A thread, because a
 * program with broken memory may be in C for ever, and then somebody else has to end it.
 */
import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import { defaultLimits } from "#lib/grading/observation.ts";
import { createInterpreter } from "#lib/grading/sandbox/host/interpreter.ts";
import { readImage } from "#lib/grading/sandbox/image/image-files.ts";

export interface ResetReport {
  end: string;
  /** Whether anything had changed before the reset. */
  dirty: boolean;
  /** Addresses where memory differs after it; the first few. */
  differences: number[];
  globals: unknown;
}

const limits = { cpuMs: 400, outputBytes: 500_000, memoryBytes: 128 * 1024 * 1024, seed: 1 };
const interpreter = createInterpreter(readImage(workerData as string), () => process.threadCpuUsage().user / 1000);
const clean = interpreter.state();

parentPort?.on("message", (source: string) => {
  const request = { source, scenario: { expression: null, seed: 1, world: {} }, limits: defaultLimits };
  const { end } = interpreter.call("observe", new TextEncoder().encode(JSON.stringify(request)), limits);
  const dirty = Buffer.compare(interpreter.state().memory, clean.memory) !== 0;
  interpreter.reset();
  const { memory, globals } = interpreter.state();
  parentPort?.postMessage({ end, dirty, differences: differences(memory), globals } satisfies ResetReport);
});

function differences(memory: Uint8Array): number[] {
  if (Buffer.compare(memory, clean.memory) === 0) return [];
  const found: number[] = [];
  for (let at = 0; at < clean.memory.length && found.length < 10; at++) {
    if (memory[at] !== clean.memory[at]) found.push(at);
  }
  return found.length > 0 ? found : [clean.memory.length];
}
