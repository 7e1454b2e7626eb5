/** Which Chromium the browser tests drive: the named one, Playwright's own, the system's, or one that npm brings. */
import { existsSync } from "node:fs";

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export type LocatedBrowser =
  | { from: "CHROMIUM_PATH" | "Playwright" | "the system"; path: string }
  /** Inside the package: it has no path before it is unpacked. */
  | { from: "@sparticuz/chromium"; path: null }
  | { problem: string; remedy: string };

export interface BrowserSearch {
  named: string | undefined;
  searchSystem: boolean;
}

/** Unpacks and downloads nothing. */
export async function locateBrowser({ named, searchSystem }: BrowserSearch): Promise<LocatedBrowser> {
  if (named !== undefined) {
    if (existsSync(named)) return { from: "CHROMIUM_PATH", path: named };
    return { problem: `CHROMIUM_PATH names ${named}, and there is no such file`, remedy: "Correct or unset it." };
  }
  const own = await playwrightBrowser();
  if (own !== null && existsSync(own)) return { from: "Playwright", path: own };
  const system = searchSystem ? systemPaths.find((path) => existsSync(path)) : undefined;
  if (system !== undefined) return { from: "the system", path: system };
  if (own !== null && process.platform === "linux" && process.arch === "x64")
    return { from: "@sparticuz/chromium", path: null };
  const remedy = "Install Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH.";
  return { problem: "no Chromium found", remedy };
}

/** Where it would be; null where the packages for tests are not installed. */
async function playwrightBrowser(): Promise<string | null> {
  try {
    return (await import("@playwright/test")).chromium.executablePath();
  } catch {
    return null;
  }
}
