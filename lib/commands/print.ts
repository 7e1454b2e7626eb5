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
