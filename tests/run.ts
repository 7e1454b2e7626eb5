/**
 * The test command: every suite in turn, and one closing line that sums them up.
 * `npm test -- unit browser` runs only the suites named.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, "test-results");

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}
interface Suite {
  name: string;
  title: string;
  run: () => Promise<Tally>;
}

function runCommand(
  command: string,
  args: string[],
  output: "inherit" | "pipe",
): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", output, "inherit"] });
    let stdout = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code: code ?? 1, stdout }));
  });
}
const tool = (name: string): string => path.join(root, "node_modules/.bin", name);

/** A command that either holds or does not: one test. */
async function holds(name: string, args: string[]): Promise<Tally> {
  const { code } = await runCommand(tool(name), args, "inherit");
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A runner that writes a report; without one, or with a failing exit and no failed test, something broke: one failure. */
async function reported(name: string, args: string[], report: string, read: (json: unknown) => Tally): Promise<Tally> {
  const file = path.join(results, report);
  rmSync(file, { force: true });
  const { code } = await runCommand(tool(name), args, "inherit");
  try {
    const tally = read(JSON.parse(readFileSync(file, "utf8")));
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch (error) {
    console.log(`No report of ${name}: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });
const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});
const checkReport = z.object({ exercises: z.array(z.object({ ok: z.boolean() })).min(1) });

const suites: Suite[] = [
  {
    name: "types",
    title: "Types",
    run: async () => {
      // Pages are typed by their routes, which Next writes down first.
      const routes = await holds("next", ["typegen"]);
      return routes.failed > 0 ? routes : holds("tsc", ["--noEmit", "-p", "."]);
    },
  },
  { name: "lint", title: "Format and lint", run: () => holds("biome", ["check", "--error-on-warnings", "."]) },
  { name: "unused", title: "Unused files, exports and dependencies", run: () => holds("knip", []) },
  {
    name: "unit",
    title: "Unit, harness, golden verdicts, integration on Postgres",
    run: () =>
      reported(
        "vitest",
        ["run", "--reporter=default", "--reporter=json", "--outputFile.json=test-results/vitest.json"],
        "vitest.json",
        (json) => {
          const { numPassedTests, numFailedTests, numPendingTests } = vitestReport.parse(json);
          return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
        },
      ),
  },
  {
    name: "exercises",
    title: "Exercises prove themselves",
    run: async () => {
      const { stdout } = await runCommand(process.execPath, ["lib/commands/main.ts", "check", "--json"], "pipe");
      const { exercises } = checkReport.parse(JSON.parse(stdout));
      const passed = exercises.filter((exercise) => exercise.ok).length;
      return { passed, failed: exercises.length - passed, skipped: 0 };
    },
  },
  {
    name: "browser",
    title: "End to end in a real Chromium",
    run: () =>
      reported("playwright", ["test"], "browser.json", (json) => {
        const { stats } = browserReport.parse(json);
        return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
      }),
  },
];

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`No suite named ${unknown.join(", ")}. There are: ${suites.map((suite) => suite.name).join(", ")}.`);
    process.exit(2);
  }
  mkdirSync(results, { recursive: true });
  const started = performance.now();
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const suite of suites.filter((one) => names.length === 0 || names.includes(one.name))) {
    const elapsed = (): string => `[${((performance.now() - started) / 1000).toFixed(0)} s]`;
    console.log(`\n${elapsed()} ${suite.title} …`);
    const tally = await suite.run().catch((error: unknown): Tally => {
      console.log(String(error));
      return { passed: 0, failed: 1, skipped: 0 };
    });
    lines.push(`${tally.failed === 0 ? "✓" : "✗"} ${suite.title}: ${tally.passed} passed, ${tally.failed} failed`);
    console.log(`${elapsed()} ${lines.at(-1)}`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  console.log(`\n${lines.join("\n")}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

await main(process.argv.slice(2));
