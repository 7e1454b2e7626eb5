/** What may go wrong around a build: another process, an end in the middle of it, a disk without room, a change below. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { readImage } from "#lib/grading/sandbox/image/image-files.ts";
import { ensureImage, type ImageRequest, imageKey } from "#lib/grading/sandbox/image/python-image.ts";
import { probeImage, probeRequest } from "./probe-image.ts";

const builder = new URL("../../lib/grading/sandbox/image/", import.meta.url);
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "loopwise-building-"));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const requestFor = (cacheDir: string): ImageRequest => ({ ...probeRequest, cacheDir: join(scratch, cacheDir) });

/** A process that wants an image and prints its directory. */
function askingProcess(request: ImageRequest) {
  const module = pathToFileURL(new URL("python-image.ts", builder).pathname).href;
  const script = `
    import { ensureImage } from "${module}";
    const onProgress = (step) => console.error(step);
    console.log(await ensureImage({ ...${JSON.stringify(request)}, onProgress }));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  return { child, printed: text(child.stdout), said: text(child.stderr) };
}

describe("an image that is wanted", () => {
  it("by two processes at once is the same for both, and what one built in vain is gone", async () => {
    const request = requestFor("two");
    const asking = [askingProcess(request), askingProcess(request)];
    const [first, second] = await Promise.all(asking.map(async ({ printed }) => (await printed).trim()));
    expect(first).toBe(second);
    expect(readdirSync(request.cacheDir)).toEqual([basename(first ?? "")]);
    expect(readFileSync(join(first ?? "", "image.json"))).toEqual(readFileSync(join(await probeImage(), "image.json")));
  }, 180_000);

  it("is built anew where a process was killed in the middle of building it", async () => {
    const request = requestFor("killed");
    const { child, said, printed } = askingProcess(request);
    await new Promise((resolve) => child.stderr.once("data", resolve));
    child.kill("SIGKILL");
    await Promise.all([said, printed]);
    expect(readdirSync(request.cacheDir).filter((name) => !name.includes(".building-"))).toEqual([]);
    expect(() => readImage(join(request.cacheDir, imageKey(request)))).toThrow();
    const directory = await ensureImage(request);
    expect(readImage(directory).layout.entries).toHaveProperty("run");
  }, 180_000);
});

describe("a disk without room", () => {
  it("is said to be full, keeps nothing of what was tried, and is used once there is room", async ({ skip }) => {
    const request = requestFor("full");
    mkdirSync(request.cacheDir);
    const mount = spawnSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", request.cacheDir], {
      encoding: "utf8",
    });
    skip(mount.status !== 0, `no small disk can be made here: ${mount.stderr || mount.error?.message}`);
    try {
      const building = ensureImage(request);
      await expect(building).rejects.toThrow(GraderFault);
      await expect(building).rejects.toThrow(/No space left .* Free some space there and start again/);
      expect(readdirSync(request.cacheDir)).toEqual([]);
      spawnSync("mount", ["-o", "remount,size=200m", request.cacheDir]);
      expect(existsSync(join(await ensureImage(request), "image.bin"))).toBe(true);
    } finally {
      spawnSync("umount", [request.cacheDir]);
    }
  }, 180_000);
});

describe("the key that an image is kept by", () => {
  it("changes with pyodide, with Node, with the entries and with our packages", () => {
    const request = requestFor("keys");
    const keys = [
      imageKey(request),
      imageKey(request, { pyodide: "314.0.8" }),
      imageKey(request, { node: "v26.99.0" }),
      imageKey({ ...request, entries: { run: "probe.entry.count" } }),
      imageKey({ ...request, packages: {} }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(imageKey({ ...request, cacheDir: "/elsewhere" })).toBe(keys[0]);
  });

  it("knows each file that a build reads", () => {
    const source = readFileSync(new URL("python-image.ts", builder), "utf8");
    const files = readdirSync(builder).filter((name) => name !== "python-image.ts");
    for (const file of files) expect(source, file).toContain(`  "${file}",`);
  });
});
