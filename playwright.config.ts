import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/find-browser.ts";

const browser = await findBrowser();
// Set once in the main process; the workers inherit it. Below the ports that systems hand out to connections.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 12_000));

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/browser",
  globalSetup: "./tests/e2e/global-setup.ts",
  // One application, two cores: the specs share it, each with accounts of its own.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: "en-US",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
