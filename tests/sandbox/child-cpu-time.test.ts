import { describe, expect, it } from "vitest";
import { processCpuMs, processMemoryMiB } from "#lib/grading/sandbox/child-cpu-time.ts";

describe.runIf(process.platform === "linux")("what the system tells of a process", () => {
  it("is CPU time and memory, in the units that Node counts as well", () => {
    const { user, system } = process.cpuUsage();
    const roundedDownMs = 20; // each of the two
    expect(processCpuMs(process.pid)).toBeGreaterThanOrEqual((user + system) / 1000 - roundedDownMs);
    const inMiB = process.memoryUsage.rss() / 1024 / 1024;
    const told = processMemoryMiB(process.pid) as number;
    expect(told / inMiB).toBeGreaterThan(0.5);
  });

  it("is nothing of one that is not there", () => {
    expect([processCpuMs(2 ** 30), processMemoryMiB(2 ** 30)]).toEqual([null, null]);
  });
});
