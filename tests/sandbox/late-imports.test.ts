import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "#lib/grading/observation.ts";
import { ensureGraderImage, type OpenSandbox, startSandbox } from "#lib/grading/sandbox/index.ts";
import { probeRequest } from "./probe-image.ts";

let sandbox: OpenSandbox;

beforeAll(async () => {
  const image = await ensureGraderImage({ cacheDir: probeRequest.cacheDir });
  sandbox = await startSandbox(image, { size: 1, spares: 0 }, { observer: [], judge: [] });
});

afterAll(() => sandbox.close());

/** Each needs a module in C that WebAssembly's CPython lacks, or that is denied. */
const impossible = /_interpreters|_ctypes|_multiprocessing|_posixshmem|msvcrt|win32|mbcs_encode|oem_encode/;

describe("a module that the image does not hold", () => {
  it("comes from the archive of byte code, whichever it is", async () => {
    const source = readFileSync(fileURLToPath(new URL("fixtures/import_everything.py", import.meta.url)), "utf8");
    const limits = { ...defaultLimits, cpuMs: 60_000, wallMs: 60_000 };
    const seen = await sandbox.observe({ source, scenario: { expression: null, seed: 1, world: {} }, limits });
    expect(seen).toMatchObject({ status: "finished" });
    const { sources, late, failed } = JSON.parse(seen.stdout);
    expect(sources).toEqual([]);
    expect(late).toBeGreaterThan(200);
    const unexplained = Object.entries<string>(failed).filter(([, reason]) => !impossible.test(reason));
    expect(unexplained).toEqual([]);
  });
});
