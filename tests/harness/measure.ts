/**
 * What runs cost in the image, and what of it recording costs: `node tests/harness/measure.ts` (the Node in
 * node_modules/.bin). Each program runs with and without the recorder in turns, so that both meet the same machine.
 */
import path from "node:path";
import { defaultLimits } from "#lib/grading/observation.ts";
import { createInterpreter } from "#lib/grading/sandbox/host/interpreter.ts";
import { readImage } from "#lib/grading/sandbox/image/image-files.ts";
import { ensureImage } from "#lib/grading/sandbox/image/python-image.ts";

const root = path.resolve(import.meta.dirname, "../..");
const rounds = 15;
const limits = { cpuMs: 60_000, outputBytes: 1024 * 1024, memoryBytes: 128 * 1024 * 1024, seed: 0 };

const programs: Record<string, string> = {
  "print(1)": "print(1)",
  "gather of 1,000 that sleep twice": `
import asyncio
async def job(n):
    await asyncio.sleep(n % 7 * 0.1)
    await asyncio.sleep(0.5)
    return n
async def main():
    await asyncio.gather(*(job(n) for n in range(1000)))
asyncio.run(main())`,
  "gather of 10,000 sleeps": `
import asyncio
async def main():
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(10000)))
asyncio.run(main())`,
  "an hour of one-second ticks": `
import asyncio
async def main():
    for _ in range(3600):
        await asyncio.sleep(1)
asyncio.run(main())`,
  "1,000 items through a queue of 10 workers": `
import asyncio
async def worker(queue):
    while True:
        await queue.get()
        await asyncio.sleep(0.05)
        queue.task_done()
async def main():
    queue = asyncio.Queue(10)
    workers = [asyncio.create_task(worker(queue)) for _ in range(10)]
    for n in range(1000):
        await queue.put(n)
        await asyncio.sleep(0.01)
    await queue.join()
    for task in workers: task.cancel()
asyncio.run(main())`,
};

const image = await ensureImage({
  packages: { harness: path.join(root, "lib/grading/harness"), harness_tests: import.meta.dirname },
  entries: { recorded: "harness.entry.observe", unrecorded: "harness_tests.unrecorded.observe" },
  cacheDir: path.join(root, ".cache/images"),
});
const artifacts = readImage(image);
const interpreter = createInterpreter(artifacts, () => performance.now());

/** Milliseconds of one run, from the request's bytes to the observation's. */
function measure(entry: string, source: string): number {
  interpreter.reset();
  const scenario = { expression: null, seed: 0, world: {} };
  const request = new TextEncoder().encode(JSON.stringify({ source, scenario, limits: defaultLimits }));
  const started = performance.now();
  const end = interpreter.call(entry, request, limits);
  const took = performance.now() - started;
  if (end.end !== "returned" || JSON.parse(end.result).status !== "finished") throw new Error(JSON.stringify(end));
  return took;
}

// The least: whatever else the machine does only adds to it. CPU time would be better, but is counted in steps of 4 ms.
console.log(`milliseconds, the least of ${rounds}           recorded  unrecorded  ratio`);
for (const [name, source] of Object.entries(programs)) {
  const times = { recorded: [] as number[], unrecorded: [] as number[] };
  for (let round = -3; round < rounds; round++) {
    for (const entry of ["recorded", "unrecorded"] as const) {
      const took = measure(entry, source);
      if (round >= 0) times[entry].push(took); // the first ones compile the WebAssembly
    }
  }
  const [recorded, unrecorded] = [Math.min(...times.recorded), Math.min(...times.unrecorded)];
  const row = [recorded.toFixed(1).padStart(8), unrecorded.toFixed(1).padStart(11)];
  console.log(`${name.padEnd(42).slice(0, 42)}${row.join(" ")}  ${(recorded / unrecorded).toFixed(2)}`);
}
