/** Whether programs can be observed here: the Python image, and one program through a real sandbox. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { messageOf } from "../../errors.ts";
import { defaultLimits } from "../../grading/observation.ts";
import { findGraderImage, openSandbox } from "../../grading/sandbox/index.ts";
import { imageFolder } from "../image-folder.ts";
import { progress } from "../print.ts";
import { broken, type Finding, warning, well } from "./finding.ts";

const image = "image";
const program = "program";

/** An hour on the virtual clock, in which an alarm rings. */
const source = 'import asyncio\nasyncio.run(asyncio.sleep(3600))\nprint("an hour later")\n';

export async function examineSandbox(): Promise<Finding[]> {
  const cacheDir = imageFolder();
  const { state } = findGraderImage(cacheDir);
  if (state === "sound")
    return [well(image, `the Python image is in ${cacheDir}, and sound`), ...(await observe(cacheDir))];
  // Built elsewhere: the doctor changes nothing.
  const folder = await mkdtemp(path.join(tmpdir(), "loopwise-doctor-"));
  try {
    progress(`the Python image is ${state}: building one in ${folder}, to see whether it can be built`);
    const [observed, ...rest] = await observe(folder);
    if (observed?.state !== "well") return observed ? [observed, ...rest] : [];
    const found =
      state === "missing"
        ? well(image, `the Python image is not in ${cacheDir} yet; it can be built, and will be on first use`)
        : warning(image, `the Python image in ${cacheDir} is damaged`, "Nothing: it is built anew on first use.");
    return [found, observed];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function observe(cacheDir: string): Promise<Finding[]> {
  const started = performance.now();
  try {
    const sandbox = await openSandbox({ cacheDir, size: 1, spares: 0, onProgress: progress });
    try {
      const readyMs = Math.round(performance.now() - started);
      const { status, elapsed, stdout, error } = await sandbox.observe({
        source,
        scenario: { expression: null, seed: 0, world: {} },
        limits: defaultLimits,
      });
      if (status === "finished" && elapsed === 3600 && stdout === "an hour later\n")
        return [
          well(
            program,
            `a program that sleeps for an hour was observed to do so; the sandbox was ready in ${readyMs} ms`,
          ),
        ];
      return [
        broken(
          program,
          `a program that sleeps for an hour ended ${status} after ${elapsed} s ${error?.message ?? ""}`,
          mend,
        ),
      ];
    } finally {
      sandbox.close();
    }
  } catch (error) {
    return [broken(program, `no program can be observed: ${messageOf(error)}`, mend)];
  }
}

const mend = "Run `npm ci`; if that does not help, delete the cache folder and report what is said here.";
