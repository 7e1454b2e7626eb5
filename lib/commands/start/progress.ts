/** One line for each thing that has happened, with the seconds since the command was given. */
import { errorCode } from "../../errors.ts";

const started = performance.now();

// Whoever read these lines may be gone while there is still a database to stop.
process.stdout.on("error", (error) => {
  if (errorCode(error) !== "EPIPE") throw error;
});

export function progress(line: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`[${seconds.padStart(5)} s] ${line}`);
}

/** Says what is being done if it takes so long that somebody might wonder. */
export async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  const reminder = setTimeout(() => progress(`${name} …`), 2_000);
  try {
    const result = await run();
    progress(`${name} ready`);
    return result;
  } finally {
    clearTimeout(reminder);
  }
}
