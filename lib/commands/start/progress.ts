/** One line for each thing that has happened, with the seconds since the command was given. */
const started = performance.now();

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
