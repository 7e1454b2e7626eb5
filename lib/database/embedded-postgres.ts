/**
 * A real PostgreSQL of our own in a data folder, for whoever brings none.
 *
 *   nothing ──initdb──► stopped ──start──► running, owned ──stop──► stopped
 *                                               │ kill -9 of us
 *                                               ▼
 *                                      running, orphaned ──adopted by the next start──► running, owned
 *
 * Who owns a running one holds a session lock in it. The lock goes with its process, so an orphan shows as running
 * and unlocked, and a second start on the same folder as running and locked.
 */
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { errorCode, messageOf, OperatorError } from "../errors.ts";
import { findLaunch, findPostgresBinaries, type Launch, type PostgresBinaries } from "./postgres-binaries.ts";
import { initialiseCluster, isOurPostmaster, logTail, spawnPostmaster } from "./postmaster.ts";

export interface EmbeddedPostgres {
  port: number;
  /** it was left running by a process that was killed */
  adopted: boolean;
  url: (database: string) => string;
  /** fulfilled if it ends without having been told to */
  lost: Promise<void>;
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** For tests: a power cut may lose data. */
  fast?: boolean;
}

/** The lock's number: any, as long as it is ours alone in the maintenance database. */
const ownerLock = 5_604_301;
const startTimeoutMs = 60_000;
const stopSignals = [
  { signal: "SIGINT", graceMs: 30_000 },
  { signal: "SIGQUIT", graceMs: 5_000 },
  { signal: "SIGKILL", graceMs: 5_000 },
] as const;

/**
 * @param folder made if it is missing; holds `data`, `password` and `log`
 * @throws OperatorError in words, with what to do, for all that a machine may lack
 */
export async function startEmbeddedPostgres(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  const launch = findLaunch(binaries);
  try {
    if (!existsSync(path.join(folder, "password"))) await create(folder, binaries, launch, options);
    own(folder, launch);
    return (await attach(folder, true)) ?? (await start(folder, binaries, launch, options));
  } catch (error) {
    throw inWords(error, folder);
  }
}

/** Built beside its place and moved there whole: a start that is killed half-way leaves nothing that looks finished. */
async function create(folder: string, binaries: PostgresBinaries, launch: Launch, options: EmbeddedOptions) {
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const builder = name.startsWith(`${path.basename(folder)}.new-`) ? Number(name.split("-").at(-1)) : null;
    if (builder && !isAlive(builder)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const building = `${folder}.new-${process.pid}`;
  mkdirSync(path.join(building, "data"), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path.join(building, "password"), randomBytes(24).toString("base64url"), { mode: 0o600 });
    own(building, launch);
    await initialiseCluster(building, binaries, launch, options.fast === true);
    await rename(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    // Another start was faster: its cluster is as good.
    if (!existsSync(path.join(folder, "password"))) throw error;
  }
}

/** As root, the folder may come from a start under the other of the two ways to run. */
function own(folder: string, { owner }: Launch): void {
  if (owner === null || statSync(path.join(folder, "data")).uid === owner) return;
  chownSync(folder, owner, owner);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    chownSync(path.join(folder, name), owner, owner);
}

interface Postmaster {
  pid: number;
  port: number;
}

function findPostmaster(folder: string): Postmaster | null {
  const file = path.join(folder, "data/postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 0 && port > 0 && runs(pid, folder)) return { pid, port };
  // Left by a crash. Postgres would refuse to start if some other program had got that pid meanwhile.
  rmSync(file, { force: true });
  return null;
}

/** Takes possession of the one that runs already. Null where none runs, or none any more. */
async function attach(folder: string, adopted: boolean): Promise<EmbeddedPostgres | null> {
  const postmaster = findPostmaster(folder);
  if (!postmaster) return null;
  const { pid, port } = postmaster;
  const password = readFileSync(path.join(folder, "password"), "utf8");
  const owner = await connectWhenReady(port, password, () => runs(pid, folder));
  if (!owner) return attach(folder, adopted);
  const { rows } = await owner.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [ownerLock]);
  if (!rows[0]?.mine) {
    await owner.end();
    throw new OperatorError(
      `Another Loopwise is running on the data folder ${path.dirname(folder)}`,
      "Use that one or stop it. To run a second one beside it, set LOOPWISE_DATA to another folder, and PORT.",
    );
  }
  let stopping = false;
  const lost = new Promise<void>((resolve) => owner.once("end", () => stopping || resolve()));
  return {
    port,
    adopted,
    lost,
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      stopping = true;
      await stopPostmaster(pid, folder);
    },
  };
}

/** Waits through start-up and crash recovery. Null if it ends meanwhile. */
async function connectWhenReady(port: number, password: string, runs: () => boolean): Promise<pg.Client | null> {
  const until = Date.now() + startTimeoutMs;
  for (;;) {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
    client.on("error", () => {}); // its end is what `lost` watches
    try {
      await client.connect();
      return client;
    } catch (error) {
      // 57P03: starting up, recovering or shutting down
      const notYet = ["ECONNREFUSED", "ECONNRESET", "57P03"].includes(errorCode(error) ?? "");
      if (!notYet || Date.now() > until) throw error;
      if (!runs()) return null;
      await delay(25);
    }
  }
}

async function start(
  folder: string,
  binaries: PostgresBinaries,
  launch: Launch,
  options: EmbeddedOptions,
  retries = 20,
): Promise<EmbeddedPostgres> {
  const child = await spawnPostmaster(folder, { binaries, launch, port: await findFreePort(), ...options });
  const until = Date.now() + startTimeoutMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    // Its pid file is complete before it listens; until then it is not to be found.
    const running = existsSync(path.join(folder, "data/postmaster.pid")) && (await attachIfWritten(folder));
    if (running) return running;
    await delay(10);
  }
  // Two starts at once: the other's postmaster won, and its owner answers for the folder.
  const other = await attach(folder, true);
  if (other) return other;
  // Sessions of one that was killed notice it within moments, and hold its memory until then.
  if (retries > 0 && /pre-existing shared memory block/.test(logTail(folder))) {
    await delay(300);
    return start(folder, binaries, launch, options, retries - 1);
  }
  throw new Error("PostgreSQL ended while it started");
}

async function attachIfWritten(folder: string): Promise<EmbeddedPostgres | null> {
  const lines = readFileSync(path.join(folder, "data/postmaster.pid"), "utf8").split("\n");
  return lines.length > 4 ? attach(folder, false) : null;
}

async function stopPostmaster(pid: number, folder: string): Promise<void> {
  // Fast shutdown: open transactions are rolled back, sessions ended, everything written.
  for (const { signal, graceMs } of stopSignals) {
    if (!runs(pid, folder)) return;
    process.kill(pid, signal);
    const until = Date.now() + graceMs;
    while (runs(pid, folder) && Date.now() < until) await delay(20);
  }
}

/** Not isAlive alone: as a zombie that nobody reaps, its pid stays for ever. */
function runs(pid: number, folder: string): boolean {
  return isAlive(pid) && isOurPostmaster(pid, folder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** What a machine may lack, as the code or the text by which it shows. */
const causes: [RegExp, string, string][] = [
  [
    /ENOSPC|No space left on device|Check free disk space/,
    "The disk is full",
    "Free some space (about 100 MB) and start again.",
  ],
  [/EDQUOT|quota exceeded/i, "The disk quota is used up", "Free some space (about 100 MB) and start again."],
  [
    /EROFS|EACCES|EPERM|Permission denied/,
    "The folder may not be written",
    "Make it writable for this user (as root without user namespaces: for nobody), or set LOOPWISE_DATA to another.",
  ],
  [
    /wrong ownership|could not access directory/,
    "The folder belongs to another user",
    "Start as that user, or set LOOPWISE_DATA to another folder.",
  ],
  [
    /incompatible with server/,
    "The folder was made by another PostgreSQL version",
    "Dump it with that version and restore it here, or set LOOPWISE_DATA to a new folder.",
  ],
  [
    /could not (map anonymous|create) shared memory|Cannot allocate memory/i,
    "The machine has too little memory",
    "Free some memory (256 MB), or set DATABASE_URL.",
  ],
  [
    /28P01|password authentication failed/,
    "Its password file does not fit",
    "Restore `password` in that folder, or set LOOPWISE_DATA to a new folder.",
  ],
];

function inWords(error: unknown, folder: string): unknown {
  if (error instanceof OperatorError) return error;
  const evidence = `${errorCode(error) ?? ""} ${messageOf(error)}\n${logTail(folder)}`;
  const known = causes.find(([pattern]) => pattern.test(evidence));
  const problem = known?.[1] ?? `${messageOf(error)}\n${logTail(folder)}`.trim();
  return new OperatorError(
    `The database in ${folder} does not start. ${problem}`,
    known?.[2] ?? `Read ${path.join(folder, "log")}, or set DATABASE_URL to a PostgreSQL of your own.`,
    { cause: error },
  );
}
