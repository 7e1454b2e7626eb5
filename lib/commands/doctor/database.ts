/** The database and its queue. Looks and changes nothing: a database that is not running is not started. */
import { spawnSync } from "node:child_process";
import type pg from "pg";
import { connect } from "../../database/connect.ts";
import { listPendingMigrations } from "../../database/migrate.ts";
import { findLaunch, findPostgresBinaries } from "../../database/postgres-binaries.ts";
import { env } from "../../env.ts";
import { queueStatus } from "../../queue/queue-status.ts";
import { findOwnDatabase } from "../start/own-database.ts";
import { broken, type Finding, warning, well } from "./finding.ts";

const database = "database";
const queue = "queue";

export async function examineDatabase(): Promise<Finding[]> {
  const { databaseUrl, dataFolder } = env();
  if (databaseUrl !== undefined) return examineRunning(databaseUrl, "the database that DATABASE_URL names");
  const own = findOwnDatabase(dataFolder);
  const binaries = await examineBinaries();
  if ("url" in own) return [binaries, ...(await examineRunning(own.url, `our own database in ${dataFolder}`))];
  if (own.state === "unreadable")
    return [
      binaries,
      broken(
        database,
        `the database in ${dataFolder} belongs to another user`,
        "Run as that user, or set LOOPWISE_DATA.",
      ),
    ];
  const says =
    own.state === "missing" ? "there is none yet: `npm start` makes one" : "it is not running: `npm start` starts it";
  return [binaries, well(database, `our own in ${dataFolder}: ${says}`)];
}

async function examineBinaries(): Promise<Finding> {
  try {
    const binaries = await findPostgresBinaries();
    const [program, args, options] = findLaunch(binaries).command(binaries.postgres, ["--version"]);
    const { status, stdout, stderr } = spawnSync(program, args, { ...options, encoding: "utf8" });
    const remedy = "Run `npm ci` again, or set DATABASE_URL to a PostgreSQL of your own.";
    if (status !== 0) return broken(database, `the embedded PostgreSQL does not run: ${String(stderr).trim()}`, remedy);
    return well(database, `${String(stdout).trim()} is here, from npm, and runs`);
  } catch (error) {
    return broken(database, error, "Set DATABASE_URL to a PostgreSQL of your own.");
  }
}

async function examineRunning(url: string, name: string): Promise<Finding[]> {
  let client: pg.Client;
  try {
    client = await connect(url);
  } catch (error) {
    return [broken(database, error, "Start it, or correct DATABASE_URL.")];
  }
  try {
    return [await examineSchema(client, name), await examineQueue(client)];
  } catch (error) {
    return [broken(database, error, "Check that this user may read the database's tables.")];
  } finally {
    await client.end();
  }
}

async function examineSchema(client: pg.Client, name: string): Promise<Finding> {
  const pending = await listPendingMigrations(client);
  if (pending.length === 0) return well(database, `${name} answers, and its schema is this version's`);
  const says = `${name} answers, but lacks ${pending.length} migrations (the first: ${pending[0]})`;
  return warning(database, says, "Nothing: `npm start` and `npx loopwise work` apply them.");
}

async function examineQueue(client: pg.Client): Promise<Finding> {
  const status = await queueStatus(client);
  if (!status) return warning(queue, "the database has no queue yet", "Nothing: the first start makes it.");
  const { waiting, inHand, givenUp, workers } = status;
  const jobs = `${waiting} jobs wait, ${inHand} are in hand, ${givenUp} were given up; ${workers} graders live`;
  if (workers === 0)
    return warning(queue, jobs, "Nobody grades: start `npm start`, or `npx loopwise work` on any machine.");
  return givenUp > 0 ? warning(queue, jobs, "Read the graders' logs for why those jobs failed.") : well(queue, jobs);
}
