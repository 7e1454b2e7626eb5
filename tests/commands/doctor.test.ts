import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Finding } from "#lib/commands/doctor/finding.ts";
import { locateBrowser } from "#lib/commands/doctor/locate-browser.ts";
import { wallFindings } from "#lib/commands/doctor/walls.ts";
import { unwrapped } from "#lib/grading/sandbox/walls/without-bubblewrap.ts";

const root = path.resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(path.join(tmpdir(), "loopwise-doctor-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const report = z.strictObject({
  version: z.literal(1),
  canRun: z.boolean(),
  findings: z.array(
    z.strictObject({
      about: z.string(),
      state: z.enum(["well", "warning", "broken"]),
      says: z.string().min(1),
      remedy: z.string().min(1).nullable(),
    }),
  ),
});

/** On a machine with nothing of ours but the Python image. */
function doctor(environment: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/commands/main.ts", "doctor", ...args], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: "",
      CHROMIUM_PATH: "",
      LOOPWISE_DATA: path.join(scratch, "data"),
      ...environment,
    },
  });
  return { exit: status, stdout, stderr };
}

const findingsAbout = (findings: Finding[], about: string) => findings.filter((one) => one.about === about);

describe("loopwise doctor", () => {
  test("finds that the app can run here, and says of each room how it is", () => {
    const { exit, stdout } = doctor({}, "--json");
    const { canRun, findings } = report.parse(JSON.parse(stdout));
    expect(findings.filter(({ state }) => state === "broken")).toEqual([]);
    expect({ exit, canRun }).toEqual({ exit: 0, canRun: true });
    for (const about of ["settings", "node", "walls", "image", "program", "database", "memory", "disk", "browser"])
      expect(findingsAbout(findings, about), about).not.toEqual([]);
    expect(findingsAbout(findings, "program")[0]?.says).toMatch(/sleeps for an hour was observed to do so/);
    expect(findingsAbout(findings, "database").at(-1)?.says).toMatch(/there is none yet: `npm start` makes one/);
    for (const { state, remedy, says } of findings) expect(remedy === null, says).toBe(state === "well");
    expect(existsSync(path.join(scratch, "data"))).toBe(false);
  });

  test("prints a line for each with its sign, tries the image elsewhere, and leaves nothing behind", () => {
    const cache = path.join(scratch, "cache");
    const { exit, stdout } = doctor({ LOOPWISE_CACHE: cache, TMPDIR: scratch });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^✓ node {6}Node 26\./m);
    expect(stdout).toMatch(/^✓ image {5}the Python image is not in .*cache\/images yet; it can be built/m);
    expect(stdout).toMatch(/^Loopwise can run here[.;]/m);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test("says what is broken, what to do, and that the app cannot run", () => {
    const { exit, stdout } = doctor({
      DATABASE_URL: "postgresql://somebody:secret@127.0.0.1:1/nowhere",
      CHROMIUM_PATH: "/no/such/browser",
    });
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^✗ database {2}The database at 127\.0\.0\.1:1\/nowhere cannot be reached/m);
    expect(stdout).toMatch(/^ +→ Start it, or correct host and port in DATABASE_URL\./m);
    expect(stdout).toMatch(/^! browser {3}for the tests: CHROMIUM_PATH names \/no\/such\/browser/m);
    expect(stdout).toMatch(/^Loopwise cannot run here yet: mend what is marked ✗ \(1\)\.$/m);
    expect(stdout).not.toContain("secret");
  });

  test("looks no further when a variable cannot be read", () => {
    const { exit, stdout } = doctor({ GRADERS: "many" }, "--json");
    const { canRun, findings } = report.parse(JSON.parse(stdout));
    expect({ exit, canRun }).toEqual({ exit: 1, canRun: false });
    expect(findings).toMatchObject([
      {
        about: "settings",
        says: "GRADERS must be a whole number from 1 to 256",
        remedy: expect.stringMatching(/^Change or unset GRADERS/),
      },
    ]);
  });
});

describe("the walls in words", () => {
  const none = {
    permissions: true,
    noCodeGeneration: true,
    user: 1000,
    namespaces: [],
    noNewPrivileges: false,
    noCapabilities: true,
    onlyItsFiles: false,
    systemCallFilter: false,
  };
  const found = { launcher: unwrapped, ownUser: false, walls: none, failed: new Map() };

  test.runIf(process.platform === "linux")("name what is lost without each, and how to get it", () => {
    const [inside, ...system] = wallFindings(found);
    expect(inside?.state).toBe("well");
    expect(system).toHaveLength(6);
    for (const finding of system) {
      expect(finding).toMatchObject({
        state: "warning",
        says: expect.stringMatching(/^not here: .*\. Native code could /),
      });
      expect(finding.remedy).toMatch(/apt install bubblewrap/);
    }
  });

  test.runIf(process.platform === "linux")("say why bubblewrap does not work where it is installed", () => {
    const failed = new Map([["bubblewrap" as const, "bwrap: Creating new namespace failed"]]);
    const remedies = wallFindings({ ...found, failed }).map(({ remedy }) => remedy);
    expect(remedies.at(-1)).toMatch(/bubblewrap is here, but does not work \(bwrap: Creating new namespace failed\)/);
  });

  test("are broken without Node's own: the grader would use no such child", () => {
    const findings = wallFindings({ ...found, walls: { ...none, permissions: false } });
    expect(findings).toMatchObject([{ state: "broken", remedy: expect.stringMatching(/npm ci/) }]);
  });
});

test("a browser that is named must be there", async () => {
  expect(await locateBrowser({ named: process.execPath, searchSystem: true })).toEqual({
    from: "CHROMIUM_PATH",
    path: process.execPath,
  });
  expect(await locateBrowser({ named: "/no/such/browser", searchSystem: true })).toMatchObject({
    problem: expect.stringMatching(/no such file/),
  });
});
