/** The Python half of drafting (python/*.py), run where programs run: no Python of the machine's is needed. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import { defaultLimits } from "../../grading/observation.ts";

const folder = path.join(import.meta.dirname, "python");
/** A sandbox's program is one file: the modules in the order in which they use each other. */
const modules = ["edits", "collapsed", "layout", "completing", "make_program", "faults", "shapes", "concurrent_awaits"];
const between = new RegExp(`^from (__future__|${modules.join("|")}) import (\\([^)]*\\)|.*)$`, "gm");

const madeProgram = z.union([
  z.strictObject({ source: z.string(), notes: z.array(z.string()), text: z.string() }),
  z.strictObject({ problem: z.string(), text: z.string() }),
]);
export type MadeProgram = z.infer<typeof madeProgram>;

const faultNames = [
  "blocking-sleep",
  "dropped-await",
  "awaits-in-a-row",
  "lost-task",
  "awaited-at-once",
  "never-a-task",
  "called-not-passed",
  "never-run",
  "in-finishing-order",
  "does-not-wait",
  "waits-longer",
  "prints-less",
] as const;
export type FaultName = (typeof faultNames)[number];
const fault = z.strictObject({
  fault: z.enum(faultNames),
  line: z.number().int(),
  source: z.string(),
  before: z.string().nullable().describe("the line that differs, where a single one does"),
  after: z.string().nullable(),
});
export type Fault = z.infer<typeof fault>;

const roles = [
  "awaits-sleep",
  "gathers",
  "awaits-task",
  "awaits-call",
  "creates-task",
  "runs",
  "prints",
  "async-with",
] as const;
export type Role = (typeof roles)[number];
const shapes = z.strictObject({
  features: z.array(z.string()),
  coroutines: z.array(z.string()),
  roles: z.array(z.strictObject({ line: z.number().int(), role: z.enum(roles) })),
  puzzles: z.array(
    z.strictObject({ name: z.string(), solution: z.string(), plain: z.string(), lines: z.array(z.string()) }),
  ),
  cloze: z
    .strictObject({
      template: z.string(),
      solution: z.string(),
      blanks: z.array(z.strictObject({ name: z.string(), right: z.string(), choices: z.array(z.string()) })),
    })
    .nullable(),
});
export type Shapes = z.infer<typeof shapes>;

export interface PythonTools {
  makeProgram(text: string, collapsed: boolean, earlier: string[]): Promise<MadeProgram>;
  faults(source: string): Promise<Fault[]>;
  shapes(source: string): Promise<Shapes>;
  /** as if awaits in a row ran together; null where there are none */
  concurrentAwaits(source: string): Promise<string | null>;
}

export async function openPythonTools(sandbox: Sandbox): Promise<PythonTools> {
  const texts = await Promise.all(modules.map((name) => readFile(path.join(folder, `${name}.py`), "utf8")));
  const source = `from __future__ import annotations\n${texts.map((text) => text.replaceAll(between, "")).join("\n")}`;
  const call = async <T>(schema: z.ZodType<T>, name: string, ...given: (string | boolean | string[])[]): Promise<T> => {
    const expression = `${name}(${given.map(literal).join(", ")})`;
    const seen = await sandbox.observing({ source, limits: defaultLimits }, (observe) =>
      observe({ expression, seed: 0, world: {} }),
    );
    if (seen.status !== "finished" || typeof seen.result !== "string")
      throw new GraderFault(
        `draft's ${name} ${seen.status}: ${seen.error?.traceback ?? ""}${seen.error?.message ?? ""}`,
      );
    return schema.parse(JSON.parse(seen.result));
  };
  return {
    makeProgram: (text, collapsed, earlier) => call(madeProgram, "make_program", text, collapsed, earlier),
    faults: (source) => call(z.array(fault), "faults", source),
    shapes: (source) => call(shapes, "shapes", source),
    concurrentAwaits: (source) => call(z.string().nullable(), "concurrent_awaits", source),
  };
}

/** JSON's strings are Python's as well, but for code points beyond 16 bits, which are left as they are. */
const literal = (value: string | boolean | string[]) =>
  typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value);
