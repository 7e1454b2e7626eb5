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
  /** Addresses where memory differs from the image after it; the first few. */
  differences: number[];
  globals: unknown;
  /** The same program as a step that is kept; null where it left nothing to keep. */
  kept: { fromCheckpoint: number[]; fromImage: number[] } | null;
}

const limits = { cpuMs: 400, outputBytes: 500_000, memoryBytes: 128 * 1024 * 1024, seed: 1 };
const interpreter = createInterpreter(readImage(workerData as string), () => process.threadCpuUsage().user / 1000);
const clean = interpreter.state();

const call = (entry: string, document: unknown) =>
  interpreter.call(entry, new TextEncoder().encode(JSON.stringify(document)), limits);

parentPort?.on("message", (source: string) => {
  const surroundings = { seed: 1, world: {} };
  const common = { source, limits: defaultLimits };
  const { end } = call("observe", { ...common, scenario: { expression: null, ...surroundings } });
  const dirty = differences(clean.memory).length > 0;
  interpreter.reset();
  const { globals } = interpreter.state();
  const report = { end, dirty, differences: differences(clean.memory), globals };

  call("prepare", { ...common, scenario: surroundings });
  let kept: ResetReport["kept"] = null;
  if (interpreter.checkpoint()) {
    const checkpoint = interpreter.state();
    call("observe", { ...common, scenario: { expression: "1", ...surroundings } });
    interpreter.restore();
    const fromCheckpoint = differences(checkpoint.memory);
    interpreter.reset();
    kept = { fromCheckpoint, fromImage: differences(clean.memory) };
  } else interpreter.reset();
  parentPort?.postMessage({ ...report, kept } satisfies ResetReport);
});

function differences(expected: Uint8Array): number[] {
  const { memory } = interpreter.state();
  if (Buffer.compare(memory, expected) === 0) return [];
  const found: number[] = [];
  for (let at = 0; at < expected.length && found.length < 10; at++) {
    if (memory[at] !== expected[at]) found.push(at);
  }
  return found.length > 0 ? found : [expected.length];
}
