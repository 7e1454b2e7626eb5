/** Pyodide as it comes: a Node process for each submission that loads all of it, with its own bridge to JavaScript. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { Contestant } from "../contestant.ts";

const program = path.join(import.meta.dirname, "pyodide-process.mjs");
const python = (name: string) => readFileSync(path.join(import.meta.dirname, "../python", `${name}.py`), "utf8");

export function freshPyodide(): Contestant {
  const modules = Object.fromEntries(
    ["fake_clock", "check_answer", "check_in_pyodide"].map((name) => [name, python(name)]),
  );
  return {
    name: "fresh Pyodide",
    note: "a Node process for each submission that loads stock Pyodide, fake clock; its JavaScript bridge is no wall",
    pace: "seconds",
    mostAtOnce: 2,
    async grade({ checks }, source) {
      const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
      child.stdin.end(JSON.stringify({ modules, checks, source }));
      return (await text(child.stdout)).trim() === "passed";
    },
    close: () => {},
  };
}
