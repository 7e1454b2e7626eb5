import { readFile } from "node:fs/promises";
import { errorCode } from "../errors.ts";

/** What was typed or named cannot be used: one line that says what and where. The command exits with 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
}

/**
 * A UTF-8 text file named on the command line.
 * @throws BadInput where there is none, or it is too large or no text
 */
export async function readTextFile(file: string, limitBytes: number): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new BadInput(`${file}: ${reason(errorCode(error))}`);
  });
  if (bytes.length > limitBytes)
    throw new BadInput(`${file}: has ${bytes.length} bytes, more than the ${limitBytes} that are accepted`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${file}: is not a UTF-8 text`);
  }
}

function reason(code: string | null): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  return `cannot be read (${code ?? "unknown error"})`;
}
