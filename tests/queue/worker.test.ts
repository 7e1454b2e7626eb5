/** Real workers on a real queue; one of them in a process of its own, killed in mid-job. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#lib/queue/enqueue.ts";
import { isAnyWorkerAlive } from "#lib/queue/liveness.ts";
import { type Attempt, type Perform, startWorker, type Worker } from "#lib/queue/worker.ts";
import { provideTestDatabase } from "../database/test-database.ts";

const database = provideTestDatabase();
const workers = new Set<Worker>();
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  workers.clear();
});

async function start(perform: Perform): Promise<{ worker: Worker; reported: string[] }> {
  const reported: string[] = [];
  const report = (line: string): void => void reported.push(line);
  const worker = await startWorker({ url: database.url, tasks: { work: perform }, concurrency: 2, report });
  workers.add(worker);
  return { worker, reported };
}
const turn = { group: "a course", urgency: "bulk" } as const;
const add = (key: string) =>
  database.db.$transaction((transaction) =>
    enqueue(transaction, { task: "work", payload: { key }, key, maxAttempts: 3, turn }),
  );
const countJobs = () => database.db.$queryRaw`SELECT count(*)::int AS n FROM graphile_worker.jobs`;

/** A worker that takes a job and never finishes it. */
async function startElsewhere(): Promise<{ holder: ChildProcess; lines: AsyncIterator<string> }> {
  const holder = spawn(process.execPath, [path.join(import.meta.dirname, "hang-on-a-job.ts"), database.url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { holder, lines: createInterface({ input: holder.stdout })[Symbol.asyncIterator]() };
}

test("a job is performed once, with its payload, and gone", async () => {
  const performed = Promise.withResolvers<[unknown, Attempt]>();
  const { worker } = await start(async (payload, attempt) => performed.resolve([payload, attempt]));
  await add("one");
  const attempt = { number: 1, isLast: false, turn: { ...turn, signal: expect.any(AbortSignal) } };
  expect(await performed.promise).toEqual([{ key: "one" }, attempt]);
  workers.delete(worker);
  await worker.stop();
  expect(await countJobs()).toEqual([{ n: 0 }]);
});

test("a job enqueued in a transaction that fails never existed", async () => {
  const rolledBack = database.db.$transaction(async (transaction) => {
    await enqueue(transaction, { task: "work", payload: {}, key: "never", maxAttempts: 3, turn });
    throw new Error("no");
  });
  await expect(rolledBack).rejects.toThrow("no");
  expect(await countJobs()).toEqual([{ n: 0 }]);
});

test("a job that fails is tried again", async () => {
  const second = Promise.withResolvers<number>();
  const { reported } = await start(async (_payload, { number }) => {
    if (number === 1) throw new Error("not yet");
    second.resolve(number);
  });
  await add("again");
  expect(await second.promise).toBe(2);
  expect(reported.join("\n")).toContain("not yet");
});

test("stopping waits for the job in hand", async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  let done = false;
  const { worker } = await start(async () => {
    begun.resolve();
    await finish.promise;
    done = true;
  });
  await add("in hand");
  await begun.promise;
  workers.delete(worker);
  const stopped = worker.stop();
  finish.resolve();
  await stopped;
  expect(done).toBe(true);
  expect(await countJobs()).toEqual([{ n: 0 }]);
});

test("stopping at once gives the job in hand back as if it had not been taken, for the next worker", async () => {
  const begun = Promise.withResolvers<void>();
  const { worker, reported } = await start(async (_payload, { turn: { signal } }) => {
    begun.resolve();
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await add("half done");
  await begun.promise;
  workers.delete(worker);
  const atOnce = new AbortController();
  const stopped = worker.stop(atOnce.signal);
  atOnce.abort();
  await stopped;
  expect(reported).toEqual([]);
  const jobs = await database.db.$queryRaw`
    SELECT attempts, locked_at, run_at <= now() AS due, last_error FROM graphile_worker.jobs`;
  expect(jobs).toEqual([{ attempts: 0, locked_at: null, due: true, last_error: null }]);
  const next = Promise.withResolvers<number>();
  await start(async (_payload, { number }) => next.resolve(number));
  expect(await next.promise).toBe(1);
});

test("the job that a stopping worker gives back is taken by one that is there already", async () => {
  const performed: string[] = [];
  const begun = Promise.withResolvers<void>();
  const { worker } = await start(async (_payload, { turn: { signal } }) => {
    performed.push("first");
    begun.resolve();
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await add("handed over");
  await begun.promise;
  const done = Promise.withResolvers<void>();
  await start(async () => {
    performed.push("second");
    done.resolve();
  });
  workers.delete(worker);
  await worker.stop(AbortSignal.abort());
  await done.promise;
  expect(performed).toEqual(["first", "second"]);
});

test("a job that fails in the middle of stopping at once is given back as well", async () => {
  const begun = Promise.withResolvers<void>();
  const { worker } = await start(async (_payload, { turn: { signal } }) => {
    begun.resolve();
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("cut in two"))));
  });
  await add("cut");
  await begun.promise;
  workers.delete(worker);
  await worker.stop(AbortSignal.abort());
  expect(await database.db.$queryRaw`SELECT attempts, last_error FROM graphile_worker.jobs`).toEqual([
    { attempts: 0, last_error: null },
  ]);
  await database.db.$executeRaw`SELECT FROM graphile_worker.remove_job('cut')`;
});

test("the job of a killed worker is performed by the next", async () => {
  await add("interrupted");
  const { holder, lines } = await startElsewhere();
  expect((await lines.next()).value).toBe("took it");
  expect(await isAnyWorkerAlive(database.db)).toBe(true);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const attempt = Promise.withResolvers<Attempt>();
  await start(async (_payload, number) => attempt.resolve(number));
  expect((await attempt.promise).number).toBe(2);
});

test("the job of a living worker stays with it", async () => {
  await add("in good hands");
  const { holder, lines } = await startElsewhere();
  await lines.next();
  let stolen = false;
  const { reported } = await start(async () => {
    stolen = true;
  });
  expect([stolen, reported]).toEqual([false, []]);
  holder.kill("SIGKILL");
  await once(holder, "exit");
});

test("whether anybody works is known", async () => {
  expect(await isAnyWorkerAlive(database.db)).toBe(false);
  const { worker } = await start(async () => {});
  // The lock is taken before the first job: wait for one.
  await add("first");
  while (!(await isAnyWorkerAlive(database.db))) await new Promise(setImmediate);
  workers.delete(worker);
  await worker.stop();
  expect(await isAnyWorkerAlive(database.db)).toBe(false);
});

test("a worker that cannot start leaves no connection behind", async () => {
  const connections = async (): Promise<number> => {
    const rows = await database.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
    return rows[0]?.n ?? 0;
  };
  const before = await connections();
  // As a newer version of the queue would leave it, which this one must not touch.
  await database.db.$executeRaw`INSERT INTO graphile_worker.migrations (id, breaking) VALUES (1000000, true)`;
  await expect(start(async () => {})).rejects.toThrow("revision 1000000");
  await database.db.$executeRaw`DELETE FROM graphile_worker.migrations WHERE id = 1000000`;
  while ((await connections()) > before) await new Promise(setImmediate);
});

test("a worker that the database let go says so", async () => {
  const { worker } = await start(async () => {});
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2");
  await client.end();
  await expect(worker.lost).rejects.toThrow();
});
