/**
 * The image builder's process: boots Python, has it import our packages, and writes its memory down.
 * A process of its own because booting the stock interpreter rewrites globals. Reads one job as JSON from stdin, writes
 * progress as lines on stdout and, when it fails, the reason as one line on stderr.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { writeMapPage } from "../host/guest-memory.ts";
import { type BootedPython, bootPython, pyodideDirectory } from "./boot-python.ts";
import { descriptionFile, hashOf, type ImageDescription, imageFiles } from "./image-files.ts";
import { countMutableGlobals, withMemoryMaximum } from "./wasm-module.ts";
import { withWriteBarrier } from "./write-barrier.ts";

export const buildJob = z.strictObject({
  packages: z.record(z.string(), z.string()).describe("name → directory"),
  entries: z.record(z.string(), z.string()).describe("name → package.module.function"),
  directory: z.string().describe("an empty one, for the image"),
  maximumPages: z.number().int().positive(),
  pyodide: z.string(),
  libraryKey: z.string(),
  compiledLibrary: z.string().nullable().describe("path of a standard library compiled before, to save the time"),
});
export type BuildJob = z.infer<typeof buildJob>;

/** Stack pointer, stack base, stack end, and the upper half of 64-bit returns: what the host's reset restores. */
const knownMutableGlobals = 4;

/**
 * Memory that a run may fill before the instance has to grow: memory can't shrink again, so growing costs a new instance.
 * Pages that nobody touches cost nothing.
 */
const spareBytes = 16 * 1024 * 1024;

if (import.meta.main) {
  try {
    await build(buildJob.parse(JSON.parse(await text(process.stdin))));
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}

async function build(job: BuildJob): Promise<void> {
  const stock = await readFile(join(pyodideDirectory, "pyodide.asm.wasm"));
  if (countMutableGlobals(stock) !== knownMutableGlobals) {
    throw new Error("this pyodide keeps state that a reset would miss (mutable globals); see the sandbox's README");
  }
  const python = withWriteBarrier(withMemoryMaximum(stock, job.maximumPages), job.maximumPages, writeMapPage);
  const wasm = new WebAssembly.Module(python);
  const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(job.directory, name), bytes);

  const standardLibrary = job.compiledLibrary
    ? await readFile(job.compiledLibrary)
    : await compileStandardLibrary(wasm);
  write(imageFiles.standardLibrary, standardLibrary);

  console.log("starting Python and loading the harness");
  const booted = await bootPython(wasm, join(job.directory, imageFiles.standardLibrary));
  const entries = prepare(booted, job);

  console.log("writing the image");
  const memory = withoutTrailingZeros(booted.module.HEAPU8);
  write(imageFiles.memory, memory);
  write(imageFiles.python, python);
  write(imageFiles.trampoline, booted.trampoline);
  const description: ImageDescription = {
    version: 1,
    pyodide: job.pyodide,
    libraryKey: job.libraryKey,
    entries,
    stackPointer: Number(booted.exports.__stack_pointer.value),
    trampolineIndex: trampolineIndex(booted),
    memoryBytes: booted.module.HEAPU8.length + spareBytes,
    maximumPages: job.maximumPages,
    sha256: {
      memory: hashOf(memory),
      python: hashOf(python),
      trampoline: hashOf(booted.trampoline),
      standardLibrary: hashOf(standardLibrary),
    },
  };
  write(descriptionFile, `${JSON.stringify(description, null, 2)}\n`);
}

async function compileStandardLibrary(wasm: WebAssembly.Module): Promise<Uint8Array> {
  console.log("compiling Python's standard library");
  const sources = join(pyodideDirectory, "python_stdlib.zip");
  const { module, run } = await bootPython(wasm, sources);
  module.FS.writeFile("/stdlib.zip", await readFile(sources));
  run(pythonStep("compile_stdlib.py"));
  return module.FS.readFile("/stdlib-compiled.zip");
}

/** Imports and warms the packages inside the booted interpreter; returns the entries' addresses. */
function prepare({ module, exports, run }: BootedPython, job: BuildJob): Record<string, number> {
  for (const [name, directory] of Object.entries(job.packages)) {
    for (const file of pythonFiles(directory)) {
      const target = `/build/packages/${name}/${file}`;
      module.FS.mkdirTree(target.slice(0, target.lastIndexOf("/")));
      module.FS.writeFile(target, readFileSync(join(directory, file)));
    }
  }
  module.FS.writeFile("/build/entries.json", JSON.stringify(job.entries));
  run(pythonStep("prepare.py"));
  const addresses = new TextDecoder().decode(module.FS.readFile("/build/addresses.json"));
  const entries = z.record(z.string(), z.number().int().positive()).parse(JSON.parse(addresses));
  // The host calls these functions by address: they must outlive whatever a program does to their modules.
  for (const address of Object.values(entries)) exports.Py_IncRef(address);
  // From here on the evaluation loop asks the host now and then whether to go on: how a time limit gets in.
  module.HEAPU8[Number(exports.Py_EMSCRIPTEN_SIGNAL_HANDLING.value)] = 1;
  return entries;
}

/** The directory's Python files, as paths relative to it, in a fixed order. */
export function pythonFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

function pythonStep(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** CPython reads its trampoline's table slot from its runtime structure, at an offset that it exports. */
function trampolineIndex({ module, exports }: BootedPython): number {
  const offset = module.HEAP32[Number(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value) >> 2] ?? 0;
  return module.HEAP32[(Number(exports._PyRuntime.value) + offset) >> 2] ?? 0;
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length--;
  return bytes.subarray(0, length);
}
