/**
 * The one command: database, migrations, exercises, web and grader, in this order; and all of it down again in the
 * other. `npm start -- --demo` adds accounts to look around with.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createDemoAccounts, demoAccounts, demoStudentId } from "../accounts/demo-accounts.ts";
import { isEmptyInstallation } from "../accounts/queries.ts";
import { replaceCatalogue } from "../catalogue/mutations.ts";
import { type Database, openDatabase } from "../database/client.ts";
import { migrate } from "../database/migrate.ts";
import { addressOf, childEnvironment, env } from "../env.ts";
import { OperatorError, reportOf } from "../errors.ts";
import { loadExercises } from "../exercise-library/index.ts";
import { createDemoSubmissions } from "../submissions/demo-submissions.ts";
import { projectRoot } from "./project-root.ts";
import { buildWeb } from "./start/build-web.ts";
import { loadSecret } from "./start/data-folder.ts";
import { waitUntilHealthy } from "./start/health.ts";
import { openOwnDatabase } from "./start/own-database.ts";
import { requireFreePort } from "./start/port.ts";
import { keepRunning, startProcess } from "./start/processes.ts";
import { progress, step } from "./start/progress.ts";

const webServer = new URL("./start/serve-web.ts", import.meta.url);

/** Undone in reverse order. */
const undo: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;

function stopAll(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    for (const stop of undo.reverse()) await stop().catch((error: unknown) => console.error(reportOf(error)));
    process.exit(exitCode);
  })();
  return stopping;
}

async function fail(error: unknown): Promise<void> {
  if (stopping) return;
  console.error(`\n${reportOf(error)}`);
  await stopAll(1);
}

function readFlags(): { demo: boolean } {
  try {
    const { values } = parseArgs({ options: { demo: { type: "boolean", default: false } } });
    return values;
  } catch (error) {
    throw new OperatorError(
      error instanceof Error ? error.message : String(error),
      "There is one flag: npm start -- --demo",
    );
  }
}

async function loadCatalogue(db: Database): Promise<void> {
  const { exercises, refused } = await loadExercises(env().exercisesFolder ?? `${projectRoot}/exercises`);
  for (const { path, errors } of refused) for (const error of errors) progress(`${path} is left out: ${error}`);
  const now = new Date();
  const refusedPaths = refused.map(({ path }) => path);
  const { added, changed, withdrawn, taken } = await replaceCatalogue(db, { exercises, refusedPaths }, now);
  for (const { content } of exercises)
    if (taken.includes(content.id))
      progress(`${content.path} is left out: an imported course has ${content.id} already`);
  const counts = [`${added.length} new`, `${changed.length} changed`, `${withdrawn.length} withdrawn`];
  progress(`${exercises.length - taken.length} exercises loaded (${counts.join(", ")})`);
}

async function createDemoData(db: Database, password: string): Promise<void> {
  const now = new Date();
  await createDemoAccounts(db, password, now);
  const submissions = await createDemoSubmissions(db, demoStudentId, now);
  progress(`${demoAccounts.length} demo accounts${submissions > 0 ? `, ${submissions} submissions to grade` : ""}`);
}

async function sayHowToSignIn(db: Database, url: string, demoPassword: string | null): Promise<void> {
  progress(`Loopwise is ready: ${url}`);
  if (demoPassword !== null) {
    console.log(`\n  Demo accounts, all with the password ${demoPassword}`);
    for (const { role, email } of demoAccounts) console.log(`    ${role.padEnd(9)} ${email}`);
  } else if (await isEmptyInstallation(db))
    console.log(`\n  Nobody has an account yet. Whoever signs up first, at ${url}/sign-up, becomes admin.`);
  else console.log(`\n  Sign in at ${url}/sign-in`);
  console.log("  Ctrl-C stops everything.\n");
}

async function main(): Promise<void> {
  const { demo } = readFlags();
  const { port, host, dataFolder, databaseUrl, authSecret, authUrl } = env();
  await requireFreePort(port, host);

  const opening = databaseUrl ? null : step("database", () => openOwnDatabase(dataFolder));
  // Before it is awaited: Ctrl-C may come while it starts, and must not leave it running.
  if (opening) undo.push(async () => (await opening.catch(() => null))?.stop());
  const own = await opening;
  if (stopping) return;
  own?.lost.then(() => fail(new Error("The database ended unexpectedly")));
  const url = own?.url ?? databaseUrl ?? "";
  await step("migrations", () => migrate(url));
  const db = openDatabase(url);
  undo.push(() => db.$disconnect());
  await loadCatalogue(db);
  const demoPassword = demo ? await loadSecret(dataFolder, "demo-password", 9) : null;
  if (demoPassword !== null) await createDemoData(db, demoPassword);

  const environment = childEnvironment({
    DATABASE_URL: url,
    AUTH_SECRET: authSecret ?? (await loadSecret(dataFolder, "auth-secret", 32)),
    AUTH_URL: authUrl,
    PORT: String(port),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  // Before the web is built: it prepares its sandbox meanwhile, on the other core.
  const grader = keepRunning("grader", ["lib/commands/main.ts", "work"], environment);
  undo.push(grader.stop);
  const building = new AbortController();
  undo.push(async () => building.abort());
  await buildWeb(environment, building.signal);
  if (stopping) return;
  const web = startProcess("web", [fileURLToPath(webServer)], environment);
  undo.push(web.stop);
  web.ended.then((how) => fail(new OperatorError(`The web server ended (${how})`, "Its last words are above.")));
  await waitUntilHealthy(`${addressOf(host, port)}/api/health`, web);
  if (stopping) return;
  await sayHowToSignIn(db, authUrl, demoPassword);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    if (!stopping) progress("stopping");
    void stopAll(0);
  });
// Whoever started us is gone: nobody would stop us any more.
if (process.channel) process.once("disconnect", () => void stopAll(0));

await main().catch(fail);
