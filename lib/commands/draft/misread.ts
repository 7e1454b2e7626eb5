/** What comes out if a program is misread in a typical way: found by running it as it is misread. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Observation } from "../../grading/observation.ts";
import { isBlocked, type Subject } from "./subject.ts";

/** Each but the last is a prelude in python/misreadings, with _ for -. */
const names = [
  "one-after-another",
  "results-as-they-finish",
  "tasks-start-at-once",
  "tasks-start-when-awaited",
  "sleep-blocks",
  "sleep-takes-no-time",
  "run-waits-for-all",
  "awaits-run-together",
] as const;
export type MisreadingName = (typeof names)[number];

export interface Misreading {
  name: MisreadingName;
  observation: Observation;
}

/** Those that come to an end, in the order in which they are likely. */
export async function misread(subject: Subject): Promise<Misreading[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      // Tasks that hold the loop do run one after another: it is no misreading.
      if (name === "one-after-another" && isBlocked(subject.observation)) return [];
      const source = await misreadSource(name, subject);
      return source === null ? [] : [{ name, observation: await subject.observe(source) }];
    }),
  );
  return found.flat().filter(({ observation }) => observation.status === "finished");
}

async function misreadSource(name: MisreadingName, { source, tools }: Subject): Promise<string | null> {
  if (name === "awaits-run-together") return tools.concurrentAwaits(source);
  const file = path.join(import.meta.dirname, "python/misreadings", `${name.replaceAll("-", "_")}.py`);
  return `${await readFile(file, "utf8")}\n\n${source}`;
}
