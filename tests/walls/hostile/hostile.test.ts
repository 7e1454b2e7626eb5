/** Each hostile program ends as it should, within its limits, and the next student's program does not notice. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Limits, limitsOf, type Observation } from "#lib/grading/observation.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";
import en from "../../../messages/en.json" with { type: "json" };
import zh from "../../../messages/zh.json" with { type: "json" };
import { probeRequest } from "../../sandbox/probe-image.ts";
import { type EndCounts, endTable } from "./end-table.ts";
import { hostilePrograms } from "./programs.ts";

/** Small, so that each limit is met soon. */
const limits: Limits = limitsOf({
  cpuMs: 300,
  wallMs: 2_000,
  virtualSeconds: 3_600,
  loopSteps: 20_000,
  tasks: 1_000,
  outputBytes: 2_000,
  observationBytes: 512 * 1024,
  memoryMiB: 96,
});

const good = `
import asyncio
async def fetch(n):
    await asyncio.sleep(n)
    return n * n
async def main():
    async with asyncio.timeout(5):
        print(await asyncio.gather(fetch(1), fetch(2)))
asyncio.run(main())
`;

/** Ends whose words are the program's own. */
const isOwnEnd = ({ status, error }: Observation) =>
  status === "finished" || status === "raised" || status === "not-importable" || error === null;

let sandbox: OpenSandbox;
let expected: Observation;
const counts: EndCounts = new Map();

const observe = (source: string, flag?: (words: string) => void) =>
  sandbox.observe({ source, scenario: { expression: null, seed: 1, world: {} }, limits, flag });

beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: probeRequest.cacheDir, size: 1, spares: 1 });
  expected = await observe(good);
  expect([expected.status, expected.stdout, expected.elapsed]).toEqual(["finished", "[1, 4]\n", 2]);
});

afterAll(() => {
  sandbox.close();
  console.log(endTable(counts));
});

describe("a program that", () => {
  it.each(hostilePrograms)("$title ($family)", async ({ family, source, ends }) => {
    const flags: string[] = [];
    const seen = await observe(source, (words) => flags.push(words));
    const { status, error } = seen;
    const end = [status, error?.type].join(" ").trim();
    expect(ends.includes(status) ? status : end, error?.message).toBeOneOf(ends);

    expect(seen.limits).toEqual(limits);
    expect(seen.elapsed).toBeLessThanOrEqual(limits.virtualSeconds);
    expect(seen.stdout.length).toBeLessThanOrEqual(limits.outputBytes);
    expect(JSON.stringify(seen).length).toBeLessThanOrEqual(limits.observationBytes);

    for (const { submission } of [en, zh]) expect(submission.statuses[status].text).not.toBe("");
    if (!isOwnEnd(seen)) expect([error?.message, error?.messageZh]).not.toContain("");

    // Hostile is not yet dishonest: nobody is accused of tampering for a program that only asks for too much.
    if (!ends.some((one) => /^(crashed|denied)/.test(one))) expect(flags).toEqual([]);

    expect(await observe(good)).toEqual(expected);
    const ofFamily = counts.get(family) ?? new Map<string, number>();
    counts.set(family, ofFamily.set(status, (ofFamily.get(status) ?? 0) + 1));
  });
});
