/** Which Chromium the browser tests drive: the named one, Playwright's own, the system's, or one that npm brings. */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export interface FoundBrowser {
  executablePath: string;
  from: "CHROMIUM_PATH" | "Playwright" | "the system" | "@sparticuz/chromium";
}

/** @throws Error with what to do, where no browser can be had. */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
    return { executablePath: named, from: "CHROMIUM_PATH" };
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return { executablePath: own, from: "Playwright" };
  const system = process.env.NO_SYSTEM_BROWSER ? undefined : systemPaths.find((path) => existsSync(path));
  if (system) return { executablePath: system, from: "the system" };
  if (process.platform === "linux" && process.arch === "x64") {
    return { executablePath: await unpackBrowser(), from: "@sparticuz/chromium" };
  }
  throw new Error("No Chromium found. Install Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH.");
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
