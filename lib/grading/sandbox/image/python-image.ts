/**
 * The image of a booted Python with our packages in it, built on first need and kept in a cache beside the sources'
 * hash. Nothing is downloaded and nothing binary lives in git: all comes from the `pyodide` package.
 *
 *   missing ──build in <key>.building-XXXXXX──► rename to <key> ──► checked by hash ──► used
 *      ▲                                            │ another process was quicker: take its image
 *      └───────────── damaged: removed ◄────────────┘
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { GraderFault } from "../../grader-fault.ts";
import { pyodideDirectory } from "./boot-python.ts";
import { type BuildJob, pythonFiles } from "./build-image.ts";
import { findCompiledLibrary, libraryKey } from "./compiled-library.ts";
import { descriptionFile, readImage } from "./image-files.ts";

export interface ImageRequest {
  /** Python package name → its directory. */
  packages: Record<string, string>;
  /**
   * Name → "package.module.function", called without arguments. All modules that it needs must be imported once its
   * own module is, and `warm()` of that module has run, if there is one: our packages aren't readable later.
   */
  entries: Record<string, string>;
  cacheDir: string;
  /** What is being done, in words, each time that it changes. Not called when the image is there. */
  onProgress?: (step: string) => void;
}

/** For everything; the booted interpreter takes about a quarter of it. */
export const maximumMemoryMiB = 128;
const maximumPages = maximumMemoryMiB * 16; // of 64 KiB

const builderFiles = [
  "boot-python.ts",
  "build-image.ts",
  "compile_stdlib.py",
  "compiled-library.ts",
  "image-files.ts",
  "prepare.py",
  "wasm-binary.ts",
  "wasm-module.ts",
  "write-barrier.ts",
  "../host/guest-memory.ts",
];
const keptImages = 4;
/** An open sandbox marks its image more often than that. */
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * The directory of an image for this request, built if it isn't there yet (some seconds).
 * @throws GraderFault with what to do, when the image can't be built
 */
export async function ensureImage(request: ImageRequest): Promise<string> {
  const pyodide = pyodideVersion();
  const directory = join(request.cacheDir, imageKey(request));
  if (existsSync(join(directory, descriptionFile))) {
    if (isSound(directory)) {
      await markImageUsed(directory);
      return directory;
    }
    request.onProgress?.("the Python image in the cache is damaged; building it again");
    await rm(directory, { recursive: true, force: true });
  }
  await build(request, pyodide, directory);
  await markImageUsed(directory);
  await removeOldImages(request.cacheDir, directory);
  return directory;
}

/** What the cache holds for this request. Nothing is built, and nothing else changes. */
export function findImage(request: ImageRequest): { directory: string; state: "sound" | "damaged" | "missing" } {
  const directory = join(request.cacheDir, imageKey(request));
  if (!existsSync(join(directory, descriptionFile))) return { directory, state: "missing" };
  return { directory, state: isSound(directory) ? "sound" : "damaged" };
}

/** Changes with whatever could change the image. */
export function imageKey(
  request: ImageRequest,
  { pyodide = pyodideVersion(), node = process.version }: { pyodide?: string; node?: string } = {},
): string {
  const hash = createHash("sha256");
  const add = (...parts: string[]) => hash.update(JSON.stringify(parts));
  add(pyodide, node, String(maximumPages), JSON.stringify(request.entries));
  for (const file of builderFiles) add(file, readFileSync(new URL(file, import.meta.url), "utf8"));
  for (const [name, directory] of Object.entries(request.packages)) {
    for (const file of pythonFiles(directory)) add(name, file, readFileSync(join(directory, file), "utf8"));
  }
  return hash.digest("hex").slice(0, 32);
}

function pyodideVersion(): string {
  const { version } = JSON.parse(readFileSync(join(pyodideDirectory, "package.json"), "utf8")) as { version: string };
  return version;
}

function isSound(directory: string): boolean {
  try {
    readImage(directory);
    return true;
  } catch {
    return false;
  }
}

async function build(request: ImageRequest, pyodide: string, directory: string): Promise<void> {
  let building: string | undefined;
  try {
    await mkdir(request.cacheDir, { recursive: true });
    building = await mkdtemp(`${directory}.building-`);
    const { packages, entries, cacheDir, onProgress = () => {} } = request;
    const key = libraryKey(pyodide);
    const compiledLibrary = findCompiledLibrary(cacheDir, key);
    const common = { packages, entries, pyodide, maximumPages, directory: building };
    await runBuilder({ ...common, libraryKey: key, compiledLibrary }, onProgress);
    await chmod(building, 0o755); // not secret, and another user may share the cache
    await moveIntoPlace(building, directory);
  } catch (error) {
    throw new GraderFault(explain(error, request.cacheDir), { cause: error });
  } finally {
    if (building) await rm(building, { recursive: true, force: true });
  }
}

async function runBuilder(job: BuildJob, onProgress: (step: string) => void): Promise<void> {
  const script = fileURLToPath(new URL("build-image.ts", import.meta.url));
  const builder = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  builder.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-8_000);
  });
  createInterface({ input: builder.stdout }).on("line", onProgress);
  builder.stdin.on("error", () => {}); // it died before it read the job; its exit says so
  builder.stdin.end(JSON.stringify(job));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    builder.once("error", reject);
    builder.once("close", (...end) => resolve(end));
  });
  if (code !== 0) throw new Error(complaint.trim() || `the image builder ended with ${signal ?? `exit code ${code}`}`);
}

/** Renaming is atomic, so nobody sees half an image; who comes second finds the place taken, and takes what is there. */
async function moveIntoPlace(building: string, directory: string): Promise<void> {
  try {
    await rename(building, directory);
  } catch (error) {
    if (!existsSync(join(directory, descriptionFile))) throw error;
  }
}

function explain(error: unknown, cacheDir: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|EDQUOT|no space left/i.test(reason)) {
    return `No space left for the Python image (50 MB) in ${cacheDir}. Free some space there and start again.`;
  }
  if (/EACCES|EPERM|EROFS|ENOTDIR/.test(reason)) {
    return `The Python image can't be written to ${cacheDir} (${firstLine(reason)}). Make the folder writable for this user and start again.`;
  }
  return `The Python image could not be built: ${reason}`;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** This file's time stamp tells when an image was last wanted; see removeOldImages. */
export async function markImageUsed(directory: string): Promise<void> {
  // Another user's cache may be readable only; then it is that user's to clean.
  await writeFile(join(directory, "last-used"), "").catch(() => {});
}

async function lastUsedMs(directory: string): Promise<number> {
  const { mtimeMs } = await stat(join(directory, "last-used")).catch(() => stat(directory));
  return mtimeMs;
}

/**
 * Every change of a Python file makes a new image. Keeps the few used last, and removes what killed builds left behind.
 * Ages are measured from the new image's own time stamp.
 */
async function removeOldImages(cacheDir: string, newest: string): Promise<void> {
  const nowMs = await lastUsedMs(newest);
  const images: { path: string; ageMs: number }[] = [];
  for (const name of await readdir(cacheDir)) {
    if (!/^[0-9a-f]{32}(\.building-\w+)?$/.test(name)) continue;
    const path = join(cacheDir, name);
    const ageMs = nowMs - (await lastUsedMs(path).catch(() => nowMs));
    images.push({ path, ageMs });
  }
  const abandoned = images.filter(({ path, ageMs }) => basename(path).includes(".") && ageMs > abandonedAfterMs);
  const finished = images.filter(({ path }) => !basename(path).includes(".")).sort((a, b) => a.ageMs - b.ageMs);
  const old = finished.slice(keptImages).filter(({ ageMs }) => ageMs > abandonedAfterMs);
  for (const { path } of [...abandoned, ...old]) await rm(path, { recursive: true, force: true });
}
