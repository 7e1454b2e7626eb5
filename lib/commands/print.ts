import { errorCode } from "../errors.ts";

// `loopwise … | head` closes the pipe early: nobody reads on, which is no fault, and the exit code stays the result's.
process.stdout.on("error", (error) => {
  if (errorCode(error) !== "EPIPE") throw error;
});

/** The one JSON document of --json. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

export function print(text: string): void {
  process.stdout.write(text === "" || text.endsWith("\n") ? text : `${text}\n`);
}

/** For people who wait; never on stdout, which belongs to the result. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
