/** Which Chromium the browser tests drive: the named one, Playwright's own, the system's, or one that npm brings. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type LocatedBrowser, locateBrowser } from "#lib/commands/doctor/locate-browser.ts";

export interface FoundBrowser {
  executablePath: string;
  from: Extract<LocatedBrowser, { from: string }>["from"];
}

/** @throws Error with what to do, where no browser can be had. */
export async function findBrowser(): Promise<FoundBrowser> {
  const { CHROMIUM_PATH, NO_SYSTEM_BROWSER } = process.env;
  const located = await locateBrowser({ named: CHROMIUM_PATH || undefined, searchSystem: !NO_SYSTEM_BROWSER });
  if ("problem" in located) throw new Error(`${located.problem}. ${located.remedy}`);
  return { from: located.from, executablePath: located.path ?? (await unpackBrowser()) };
}

/**
 * The browser inside an npm package needs no download of its own. It unpacks to the temp folder and takes what it finds
 * there, even another user's: so it gets a folder of this checkout.
 */
async function unpackBrowser(): Promise<string> {
  const folder = path.resolve(import.meta.dirname, "../.cache/browser");
  mkdirSync(folder, { recursive: true });
  const { default: packaged } = await import("@sparticuz/chromium");
  const temp = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await packaged.executablePath();
  } finally {
    if (temp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temp;
  }
}
