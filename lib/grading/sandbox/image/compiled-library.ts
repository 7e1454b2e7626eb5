/** The compiled standard library is the same for all images of one pyodide and takes most of a build: it is reused. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { descriptionFile, hashOf, imageDescription, imageFiles } from "./image-files.ts";

/** Changes with whatever could change the compiled library. */
export function libraryKey(pyodide: string): string {
  const compiler = readFileSync(new URL("compile_stdlib.py", import.meta.url), "utf8");
  return createHash("sha256")
    .update(JSON.stringify([pyodide, compiler]))
    .digest("hex")
    .slice(0, 32);
}

/** Path of a sound compiled library in some image of the cache; null when there is none. */
export function findCompiledLibrary(cacheDir: string, key: string): string | null {
  for (const name of readdirSync(cacheDir)) {
    const path = join(cacheDir, name, imageFiles.standardLibrary);
    try {
      const description = JSON.parse(readFileSync(join(cacheDir, name, descriptionFile), "utf8"));
      const { libraryKey, sha256 } = imageDescription.parse(description);
      if (libraryKey === key && hashOf(readFileSync(path)) === sha256.standardLibrary) return path;
    } catch {
      // Not an image, one of another version, or damaged: of no use here, and none of our business.
    }
  }
  return null;
}
