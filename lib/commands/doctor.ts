/** Whether this machine can run Loopwise, and how safely. Looks at everything, and changes nothing. */
import { env } from "../env.ts";
import { messageOf } from "../errors.ts";
import { examineDatabase } from "./doctor/database.ts";
import { broken, type Finding, well } from "./doctor/finding.ts";
import { examineBrowser, examineDisk, examineMemory, examineNode } from "./doctor/machine.ts";
import { examineSandbox } from "./doctor/sandbox.ts";
import { examineWalls } from "./doctor/walls.ts";
import { print, printJson } from "./print.ts";

type Examine = () => Finding | Finding[] | Promise<Finding | Finding[]>;

const examinations: Record<string, Examine> = {
  settings: examineSettings,
  node: examineNode,
  walls: examineWalls,
  program: examineSandbox,
  database: examineDatabase,
  memory: examineMemory,
  disk: examineDisk,
  browser: examineBrowser,
};

const signs = { well: "✓", warning: "!", broken: "✗" } as const;

/** @returns whether the app can run */
export async function doctor(options: { json?: boolean }): Promise<boolean> {
  const findings: Finding[] = [];
  for (const [about, examine] of Object.entries(examinations)) {
    const found = await examineSafely(about, examine);
    findings.push(...found);
    if (!options.json) show(found);
    if (about === "settings" && findings.some(({ state }) => state === "broken")) break; // all else reads them
  }
  const canRun = findings.every(({ state }) => state !== "broken");
  if (options.json) printJson({ version: 1, canRun, findings });
  else print(`\n${summary(findings)}`);
  return canRun;
}

function examineSettings(): Finding {
  env();
  return well("settings", "the variables of the environment can be read");
}

async function examineSafely(about: string, examine: Examine): Promise<Finding[]> {
  try {
    return [await examine()].flat();
  } catch (error) {
    return [broken(about, error, `This was not expected (${messageOf(error)}): please report it.`)];
  }
}

/** What helps several of them is said once. */
function show(findings: Finding[]): void {
  const said = new Set<string>();
  for (const { about, state, says, remedy } of findings) {
    print(`${signs[state]} ${about.padEnd(8)}  ${says}`);
    if (remedy !== null && !said.has(remedy)) print(`              → ${remedy}`);
    said.add(remedy ?? "");
  }
}

function summary(findings: Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const [broken, warnings] = [count("broken"), count("warning")];
  if (broken > 0) return `Loopwise cannot run here yet: mend what is marked ✗ (${broken}).`;
  if (warnings === 0) return "Loopwise can run here; all is well.";
  return `Loopwise can run here. What is marked ! (${warnings}) could be better.`;
}
