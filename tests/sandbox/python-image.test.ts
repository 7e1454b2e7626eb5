import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { ensureImage, type ImageRequest } from "#lib/grading/sandbox/image/python-image.ts";
import { probeImage, probeRequest } from "./probe-image.ts";

let scratch: string;
let request: ImageRequest;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "loopwise-images-"));
  request = { ...probeRequest, cacheDir: join(scratch, "images") };
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the Python image", () => {
  it("is built once even when two ask at the same time, and is the same each time it is built", async () => {
    const [first, second] = await Promise.all([ensureImage(request), ensureImage(request)]);
    expect(second).toBe(first);
    expect(readdirSync(request.cacheDir)).toEqual([basename(first)]);
    const description = (directory: string) => readFileSync(join(directory, "image.json"), "utf8");
    expect(description(first)).toBe(description(await probeImage()));
  }, 180_000);

  it("is taken from the cache without a word", async () => {
    const steps: string[] = [];
    await ensureImage({ ...request, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual([]);
  });

  it("is another one when a Python file changed, and takes over what stayed the same", async () => {
    const changed = join(scratch, "probe");
    cpSync(probeRequest.packages.probe ?? "", changed, { recursive: true });
    appendFileSync(join(changed, "entry.py"), "# changed\n");
    const steps: string[] = [];
    const onProgress = (step: string) => steps.push(step);
    const directory = await ensureImage({ ...request, packages: { probe: changed }, onProgress });
    expect(directory).not.toBe(await ensureImage(request));
    expect(steps).toEqual(["starting Python and loading the harness", "writing the image"]);
  });

  it("is built again when it is damaged", async () => {
    const steps: string[] = [];
    truncateSync(join(await ensureImage(request), "image.bin"), 1_000_000);
    await ensureImage({ ...request, onProgress: (step) => steps.push(step) });
    expect(steps[0]).toMatch(/damaged/);
    expect(steps).toContain("writing the image");
  });

  it("leaves nothing behind and says why when it cannot be built", async () => {
    const before = readdirSync(request.cacheDir);
    const entries = { run: "probe.entry.missing" };
    const building = ensureImage({ ...request, entries });
    await expect(building).rejects.toThrow(GraderFault);
    await expect(building).rejects.toThrow(/no attribute 'missing'/);
    expect(readdirSync(request.cacheDir)).toEqual(before);
  });

  it("is built by a checkout whose path has a space", async () => {
    const checkout = join(scratch, "a checkout");
    const root = fileURLToPath(new URL("../..", import.meta.url));
    cpSync(join(root, "lib/grading"), join(checkout, "lib/grading"), { recursive: true });
    cpSync(join(root, "package.json"), join(checkout, "package.json"));
    symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
    const builder = pathToFileURL(join(checkout, "lib/grading/sandbox/image/python-image.ts"));
    const job = JSON.stringify({ ...request, entries: { "with a space": "probe.entry.run" } });
    const script = `import { ensureImage } from "${builder}"; await ensureImage(${job})`;
    const { stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect([stderr, status]).toEqual(["", 0]);
  });

  it("says what to do when the cache cannot be written", async () => {
    const cacheDir = join(scratch, "a-file", "images");
    writeFileSync(join(scratch, "a-file"), "");
    await expect(ensureImage({ ...request, cacheDir })).rejects.toThrow(/can't be written to .*a-file.*start again/);
  });
});
