/**
 * `node bin/bootstrap.mjs <task>`: brings the project to where its own Node can run it, then runs the task with it.
 * Plain JavaScript for any Node from 18 on, without a dependency: nothing is installed yet when it starts.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findNode, needsShell, oldestNode } from "./find-node.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const tasks = { start: "lib/commands/start.ts", test: "tests/run.ts" };
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const isWindows = process.platform === "win32";
const [taskName = "", ...taskArguments] = process.argv.slice(2);
const task = tasks[taskName];
if (!task) stop(`There is no task "${taskName}"`, `Name one of: ${Object.keys(tasks).join(", ")}.`);
if (Number(process.versions.node.split(".")[0]) < 18)
  stop(
    `Node ${process.versions.node} is too old to begin with`,
    "Install Node 18 or newer; the project brings its own 26.",
  );

/** @returns {never} */
function stop(problem, remedy) {
  console.error(`\n${problem}\n  → ${remedy}`);
  process.exit(1);
}

/** Does it unless it was done with these very files: a stamp remembers their hash. */
async function bring(what, stampFile, files, work) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  const wanted = hash.digest("hex");
  const stamp = path.join(root, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const started = Date.now();
  console.log(`Bringing ${what} …`);
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`Bringing ${what} took ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Runs to the end, or until `onLine`, which is told every line, returns false. @returns the last of its output as well */
function run(command, commandArguments, { environment = {}, onLine = () => true } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      shell: isWindows, // npm is a .cmd there
    });
    const lines = [];
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => {
        lines.push(line);
        if (lines.length > 200) lines.shift();
        if (!onLine(line)) child.kill();
      });
    // Stopped half-way, it must not go on without us.
    const pass = (signal) => {
      child.kill(signal);
      process.exit(1);
    };
    for (const signal of signals) process.once(signal, pass);
    child.once("error", (error) => resolve({ code: 1, lines: [...lines, error.message] }));
    child.once("close", (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve({ code: code ?? 1, lines });
    });
  });
}

async function install() {
  if (spawnSync("npm", ["--version"], { shell: isWindows }).status !== 0)
    stop("npm is not to be found", "Install Node together with npm (https://nodejs.org).");
  let downloads = 0;
  const reporting = setInterval(() => console.log(`  … ${downloads} downloads so far`), 5_000);
  // --include=optional: Node itself and PostgreSQL come as optional packages, one for each kind of machine.
  const settings = ["--no-audit", "--no-fund", "--include=dev", "--include=optional", "--loglevel=http"];
  const { code, lines } = await run("npm", ["ci", ...settings], {
    onLine: (line) => {
      if (isDownload.test(line)) downloads++;
      // npm would go on with every other file for minutes.
      return !/ENOSPC/.test(line);
    },
  });
  clearInterval(reporting);
  if (code === 0) return;
  const errors = lines.filter((line) => /^npm error (?! +at )|ENOSPC/.test(line));
  console.error((errors.length > 0 ? errors.slice(0, 5) : lines.slice(-5)).join("\n"));
  const [, cause, remedy] = npmFailures.find(([pattern]) => pattern.test(errors.join("\n"))) ?? [];
  stop(
    `The packages could not be installed. ${cause ?? "npm's own words are above."}`,
    remedy ?? "Mend what it names and run the same command again.",
  );
}

const isDownload = /^npm http fetch GET \d+ /;

/** What npm's output shows, what it means, what to do. */
const npmFailures = [
  [/ENOSPC|no space left/i, "The disk is full.", "Free about 2 GB and run the same command again."],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
    "A download failed.",
    "Check the network, and proxy and registry in `npm config list`; then run the same command again.",
  ],
  [/E401|E403/, "The registry refuses us.", "Check `npm config get registry` and its sign-in."],
  [/E404|ETARGET|notarget/i, "The registry lacks a package.", "Check `npm config get registry`."],
  [/EACCES|EPERM|EROFS/, "A folder may not be written.", "Run as the owner of this folder and of ~/.npm."],
  [/EUSAGE|in sync/i, "package-lock.json does not fit package.json.", "Restore both: git checkout package*.json"],
];

function requireNode() {
  return (
    findNode(root) ??
    stop(
      `npm brings no Node ${oldestNode} for this machine (${process.platform}-${process.arch}), and this one is ${process.version}`,
      `Install Node ${oldestNode} or newer and run the same command again.`,
    )
  );
}

async function generateClient() {
  const { code, lines } = await run(node, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    environment: {
      // Any program that exists will do: generating does not run it, and without one Prisma would download its own.
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "prisma/schema-engine.mjs"),
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (code === 0) return;
  const output = lines.join("\n");
  console.error(output);
  if (/ENOSPC|no space left/i.test(output))
    stop("The disk is full.", "Free some space and run the same command again.");
  stop("The database client could not be generated; its words are above.", "Restore prisma/ with git, or mend it.");
}

/** Waits for it and ends as it ends. The channel tells it when we are killed. */
function runTask() {
  const child = spawn(node, [task, ...taskArguments], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    shell: needsShell(node),
    env: { ...process.env, PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.once("error", (error) =>
    stop(`The task did not start: ${error.message}`, "Delete node_modules and try again."),
  );
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

await bring("the packages", "node_modules/.installed", ["package.json", "package-lock.json"], install);
const node = requireNode();
await bring("the database client", "lib/database/generated/.generated-from", ["prisma/schema.prisma"], generateClient);
runTask();
