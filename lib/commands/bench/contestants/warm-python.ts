/** A CPython that has everything loaded, on a fake clock and without any wall: forked for each submission, or not even that. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Contestant } from "../contestant.ts";
import type { Python } from "./python.ts";

const modes = {
  fork: {
    name: "warm fork",
    note: "a warm CPython forked for each submission, fake clock, one process for all five assertions, no wall",
    mostAtOnce: Number.POSITIVE_INFINITY,
  },
  forks: {
    name: "warm fork per check",
    note: "the same with a process for each of the five assertions, so that each finds all clean, as ours do; no wall",
    mostAtOnce: Number.POSITIVE_INFINITY,
  },
  exec: {
    name: "in process",
    note: "exec() in one warm CPython, fake clock, nothing cleaned up, no wall: the floor",
    mostAtOnce: 1,
  },
} as const;

const serverFile = path.join(import.meta.dirname, "../python/server.py");
const reply = z.strictObject({ id: z.number(), passed: z.boolean() });

export function warmPython(python: Python, mode: keyof typeof modes): Contestant {
  const server = spawn(python.command, ["-B", serverFile, mode], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map<number, { resolve: (passed: boolean) => void; reject: (reason: Error) => void }>();
  createInterface({ input: server.stdout }).on("line", (line) => {
    const { id, passed } = reply.parse(JSON.parse(line));
    waiting.get(id)?.resolve(passed);
    waiting.delete(id);
  });
  onEnd(server, (reason) => {
    for (const { reject } of waiting.values()) reject(reason);
  });
  let asked = 0;
  return {
    ...modes[mode],
    pace: "milliseconds",
    grade: ({ checks }, source) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        waiting.set(id, { resolve, reject });
        server.stdin.write(`${JSON.stringify({ id, checks, source })}\n`);
      }),
    close: () => server.stdin.end(),
  };
}

function onEnd(child: ChildProcess, tell: (reason: Error) => void): void {
  child.once("error", tell);
  child.once("exit", (code) => tell(new Error(`the Python server ended with ${code}`)));
}
