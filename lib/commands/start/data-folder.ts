import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../../errors.ts";

/** Made once and kept, readable by its owner only. */
export async function loadSecret(folder: string, name: string, bytes: number): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  try {
    // "wx": of two starts at once the first one's stays.
    await writeFile(file, randomBytes(bytes).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  return readFile(file, "utf8");
}
