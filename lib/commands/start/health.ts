/** Whether the web server answers. */
import { setTimeout as delay } from "node:timers/promises";
import { messageOf, OperatorError } from "../../errors.ts";
import type { RunningProcess } from "./processes.ts";

const patienceMs = 60_000;
const answerMs = 10_000;

/**
 * Gives up quietly when the process ends: whoever watches that one says so.
 * @throws OperatorError with its last answer if it is not healthy after a minute
 */
export async function waitUntilHealthy(url: string, { ended }: Pick<RunningProcess, "ended">): Promise<void> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const until = performance.now() + patienceMs;
  while (!hasEnded) {
    const problem = await askOnce(url);
    if (problem === null) return;
    if (performance.now() > until)
      throw new OperatorError(
        `The web server at ${url} is not healthy after a minute: ${problem}`,
        "Look for its own words above; check HOST, PORT and DATABASE_URL.",
      );
    await delay(100);
  }
}

/** @returns what is wrong, or null */
async function askOnce(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
    return response.ok ? null : `it answered ${response.status} ${(await response.text()).slice(0, 200)}`;
  } catch (error) {
    // fetch hides what happened behind "fetch failed"
    return messageOf(error instanceof TypeError && error.cause ? error.cause : error);
  }
}
