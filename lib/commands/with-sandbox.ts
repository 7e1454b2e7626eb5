import { availableParallelism } from "node:os";
import type { Sandbox } from "../grading/gradable.ts";
import { openSandbox } from "../grading/sandbox/index.ts";
import { imageFolder } from "./image-folder.ts";
import { progress } from "./print.ts";

/** Programs observed at once. Each child takes a second or so to start: a single answer is graded sooner by few. */
export const defaultSize = Math.max(1, Math.min(2, availableParallelism()));

/** Lends a sandbox to `use` and closes it afterwards, also when the command is interrupted. */
export async function withSandbox<T>(size: number, use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const sandbox = await openSandbox({ cacheDir: imageFolder(), size, spares: 0, onProgress: progress });
  const stop = (signal: NodeJS.Signals) => {
    sandbox.close();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await use(sandbox);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    sandbox.close();
  }
}
