/** After whatever program, an interpreter's memory and globals are byte for byte those of the image. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureGraderImage } from "#lib/grading/sandbox/index.ts";
import { probeRequest } from "../sandbox/probe-image.ts";
import { allAttempts, callingTable, sourceOf } from "./escapes/attempts.ts";
import { bareImage } from "./escapes/bare-image.ts";
import type { ResetReport } from "./reset-worker.ts";

/** Real time after which a program that never polls is given up, with its thread; what is compared is never a time. */
const giveUpMs = 10_000;
const places = {
  ...{
    mark: "escape-0",
    file: "/escape/file",
    library: "/escape/library.so",
    directory: "/escape",
    socket: "/escape/s",
  },
  ...{ port: 9, udpPort: 9, process: 4_000_000, grader: 4_000_001, child: 4_000_002 },
};
const tableCalls = Array.from({ length: 30 }, (_, index) => callingTable(1 + 299 * index));
const families = Map.groupBy([...allAttempts(), ...tableCalls], ({ family }) => family);
/** Of those that the harness does not stop at once. */
const someFamilies = ["environment", "files", "native code", "processes", "signals"];

describe.each([
  ["behind the harness", () => ensureGraderImage({ cacheDir: probeRequest.cacheDir }), someFamilies],
  ["with the harness out of the way", bareImage, [...families.keys()]],
] as const)("a reset %s", (_, image, chosen) => {
  let directory: string;
  let worker: Worker;
  let untouched: unknown;

  beforeAll(async () => {
    directory = await image();
    worker = start();
    const report = await run("pass");
    expect(report).toMatchObject({
      end: "returned",
      dirty: true,
      differences: [],
      kept: { fromCheckpoint: [], fromImage: [] },
    });
    untouched = report?.globals;
  });

  afterAll(async () => {
    await worker.terminate();
  });

  const start = () => new Worker(new URL("reset-worker.ts", import.meta.url), { workerData: directory });

  /** Null for a program that had to be given up. */
  async function run(source: string): Promise<ResetReport | null> {
    const answer = once(worker, "message", { signal: AbortSignal.timeout(giveUpMs) });
    worker.postMessage(source);
    try {
      return (await answer)[0] as ResetReport;
    } catch (error) {
      if (!(error instanceof Error && error.name === "AbortError")) throw error;
      await worker.terminate();
      worker = start();
      return null;
    }
  }

  it.each(chosen)(
    "forgets all attempts of the family “%s”",
    async (family) => {
      const attempts = families.get(family) ?? [];
      let compared = 0;
      for (const attempt of attempts) {
        const report = await run(sourceOf(attempt, places));
        if (!report) continue;
        compared++;
        expect(report, attempt.name).toMatchObject({ dirty: true, differences: [], globals: untouched });
        if (report.kept) expect(report.kept, attempt.name).toEqual({ fromCheckpoint: [], fromImage: [] });
      }
      expect(compared).toBeGreaterThan(attempts.length / 2);
    },
    300_000,
  );
});
