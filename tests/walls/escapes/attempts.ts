/** The corpus: families of attempts, each a small Python program that tries to get out or to leave something behind. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Attempt {
  family: string;
  /** What it does, as a sentence without its subject. */
  name: string;
  source: string;
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const prologue = read("prologue.py");
const everyFunction = read("every_function.py");
const tableFunction = read("table_function.py");
const heading = /^#: (.*)\n/m;

/** `attempts/<family>.py`: "#: what it does" begins an attempt; what stands before the first one belongs to each. */
export function allAttempts(): Attempt[] {
  return readdirSync(new URL("attempts", import.meta.url))
    .filter((file) => file.endsWith(".py"))
    .sort()
    .flatMap((file) => {
      const [common = "", ...parts] = read(`attempts/${file}`).split(heading);
      const family = file.slice(0, -".py".length).replaceAll("_", " ");
      return Array.from({ length: parts.length / 2 }, (_, index) => ({
        family,
        name: parts[2 * index] ?? "",
        source: common + (parts[2 * index + 1] ?? ""),
      }));
    });
}

/** Calls one function with all sorts of arguments. */
export function callingFunction(module: string, name: string): Attempt {
  const source = `MODULE, NAME = "${module}", "${name}"\n${everyFunction}`;
  return { family: `functions of ${module}`, name: `calls ${module}.${name}`, source };
}

/** Calls one function of WebAssembly's table, through the slots of a type that CPython calls it by. */
export function callingTable(index: number): Attempt {
  const offsets = { call: 64, repr: 44, richCompare: 100 };
  const offset = Object.values(offsets)[index % 3] ?? offsets.repr;
  const source = `INDEX, OFFSET = ${index}, ${offset}\n${tableFunction}`;
  return { family: "table of functions", name: `calls function ${index}`, source };
}

/** A program that prints the names of a module's functions and classes as JSON. */
export const listingFunctions = (module: string) =>
  `import json, ${module}\nprint(json.dumps([name for name in dir(${module}) if callable(getattr(${module}, name))]))`;

/** The attempt as it is handed in: it is told where the canaries are, since a real attacker might guess. */
export function sourceOf({ source }: Attempt, canaries: Record<string, string | number>): string {
  return `CANARY = ${JSON.stringify(canaries)}\n${prologue}${source}`;
}
