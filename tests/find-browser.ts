/** Which Chromium the browser tests drive: the named one, Playwright's own, the system's, or one that npm brings. */
import { existsSync } from "node:fs";
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
    // The browser inside an npm package: unpacks to the temp folder, needs no download of its own.
    const { default: packaged } = await import("@sparticuz/chromium");
    return { executablePath: await packaged.executablePath(), from: "@sparticuz/chromium" };
  }
  throw new Error("No Chromium found. Install Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH.");
}
