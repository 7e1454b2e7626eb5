/** The hostile corpus: each program with the ends that it may have, by family. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { weirdSources } from "./weird-sources.ts";

export interface HostileProgram {
  family: string;
  title: string;
  source: string;
  /** "timed-out", or "timed-out StepLimit" where the error's type is certain as well. */
  ends: string[];
}

const folder = path.join(import.meta.dirname, "programs");

/**
 * A file is a family. Its programs follow each other, each after a line `#: what it does -> how it ends`; where that
 * depends on the engine's version or the machine's speed, several ends are joined by "or".
 */
function readFamily(file: string): HostileProgram[] {
  const text = readFileSync(path.join(folder, file), "utf8");
  return text
    .split(/^#: /m)
    .slice(1)
    .map((part) => {
      const [head = "", ...source] = part.split("\n");
      const [title, ends] = head.split(" -> ");
      if (!title || !ends) throw new Error(`${file}: "#: ${head}" does not say how it ends`);
      return {
        family: file.replace(/\.py$/, "").replaceAll("_", " "),
        title,
        source: source.join("\n"),
        ends: ends.split(" or "),
      };
    });
}

export const hostilePrograms: HostileProgram[] = [...readdirSync(folder).sort().flatMap(readFamily), ...weirdSources];
