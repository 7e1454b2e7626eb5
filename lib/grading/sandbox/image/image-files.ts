/** What an image is on disk, and reading one back. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Artifacts } from "../host/interpreter.ts";

export const imageFiles = {
  memory: "image.bin",
  python: "python.wasm",
  trampoline: "trampoline.wasm",
  standardLibrary: "stdlib.zip",
} as const;
export const descriptionFile = "image.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const address = z.number().int().positive();

/** `image.json` */
export const imageDescription = z.strictObject({
  version: z.literal(1),
  pyodide: z.string(),
  libraryKey: z.string().describe("hash of what the compiled standard library was made from"),
  entries: z.record(z.string(), address).describe("name → address of a Python function without arguments"),
  stackPointer: address,
  trampolineIndex: address.describe("slot of the function table that holds the call trampoline"),
  memoryBytes: address.describe(
    "linear memory that an instance starts with; image.bin leaves out the zeros at its end",
  ),
  maximumPages: address.describe("of 64 KiB; written into python.wasm as well"),
  sha256: z.strictObject({ memory: sha256, python: sha256, trampoline: sha256, standardLibrary: sha256 }),
});
export type ImageDescription = z.infer<typeof imageDescription>;

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Reads and checks an image directory.
 * @throws when a file is missing, unreadable or not what was built
 */
export function readImage(directory: string): Artifacts {
  const description = imageDescription.parse(JSON.parse(readFileSync(join(directory, descriptionFile), "utf8")));
  const read = (part: keyof typeof imageFiles) => {
    const bytes = readFileSync(join(directory, imageFiles[part]));
    if (hashOf(bytes) !== description.sha256[part]) throw new Error(`${imageFiles[part]} is damaged`);
    return bytes;
  };
  return {
    layout: description,
    memory: read("memory"),
    python: new WebAssembly.Module(read("python")),
    trampoline: new WebAssembly.Module(read("trampoline")),
    standardLibrary: read("standardLibrary"),
  };
}
