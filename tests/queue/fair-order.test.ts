/** In which order a real worker performs what was enqueued for whom. */
import { afterEach, expect, test } from "vitest";
import { enqueue } from "#lib/queue/enqueue.ts";
import type { JobTurn } from "#lib/queue/turn.ts";
import { startWorker } from "#lib/queue/worker.ts";
import { provideTestDatabase } from "../database/test-database.ts";

const database = provideTestDatabase();
afterEach(() => database.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`);

/** Of the group that its key begins with. */
async function add(key: string, urgency: JobTurn["urgency"] = "interactive"): Promise<void> {
  const job = { task: "work", payload: { key }, key, maxAttempts: 3, turn: { group: key[0] as string, urgency } };
  await database.db.$transaction((transaction) => enqueue(transaction, job));
}
async function addAll(keys: string[], urgency?: JobTurn["urgency"]): Promise<void> {
  for (const key of keys) await add(key, urgency);
}
const numbered = (group: string, count: number) => Array.from({ length: count }, (_, index) => `${group}${index + 1}`);

async function priorities(): Promise<Record<string, number>> {
  const jobs = await database.db.$queryRaw<{ key: string; priority: number }[]>`
    SELECT key, priority FROM graphile_worker.jobs ORDER BY key`;
  return Object.fromEntries(jobs.map(({ key, priority }) => [key, priority]));
}

/** Performs all that is there, one after the other. @param during what happens while a job is being performed */
async function performAll(count: number, during: Record<string, () => Promise<void>> = {}): Promise<string[]> {
  const order: string[] = [];
  const done = Promise.withResolvers<void>();
  const perform = async (payload: unknown) => {
    const { key } = payload as { key: string };
    order.push(key);
    await during[key]?.();
    if (order.length === count) done.resolve();
  };
  const report = (line: string) => done.reject(new Error(line));
  const worker = await startWorker({ url: database.url, tasks: { work: perform }, concurrency: 1, report });
  await done.promise.finally(() => worker.stop());
  return order;
}

test("one group's many do not hold up another's first", async () => {
  await addAll(numbered("a", 60));
  await addAll(["b1", "b2", "c1"]);
  expect((await performAll(63)).slice(0, 7)).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
});

test("who comes late begins with now, and is not let in before those who waited", async () => {
  await addAll(numbered("a", 6));
  const order = await performAll(8, { a3: () => addAll(["b1", "b2"]) });
  expect(order).toEqual(["a1", "a2", "a3", "a4", "b1", "a5", "b2", "a6"]);
});

test("what a group enqueues while its own is being done counts as its next", async () => {
  await addAll(["a1"]);
  const order = await performAll(5, { a1: () => addAll(["a2", "a3", "b1", "b2"]) });
  expect(order).toEqual(["a1", "a2", "b1", "a3", "b2"]);
});

test("bulk work comes after interactive work, its own groups in turns", async () => {
  await addAll(["r1", "r2", "s1"], "bulk");
  await addAll(["a1", "a2"]);
  const order = await performAll(6, { r1: () => add("b1") });
  expect(order).toEqual(["a1", "a2", "r1", "b1", "s1", "r2"]);
});

test("bulk work does not wait for ever", async () => {
  await addAll(["a1"]);
  await addAll(["r1"], "bulk");
  // As after a long time in which there was interactive work without a pause.
  await database.db.$executeRaw`UPDATE graphile_worker._private_jobs SET priority = 1500 WHERE key = 'a1'`;
  await addAll(["b1"]);
  expect(await performAll(3)).toEqual(["r1", "a1", "b1"]);
});

test("jobs that one group enqueues at the same moment get a place each", async () => {
  await Promise.all(numbered("a", 8).map((key) => add(key)));
  expect(Object.values(await priorities()).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a job that failed and waits to be tried again does not turn the time back", async () => {
  await addAll(["a1", "b1"]);
  await database.db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 hour' WHERE key = 'a1'`;
  await database.db.$executeRaw`UPDATE graphile_worker._private_jobs SET priority = 40 WHERE key = 'b1'`;
  await addAll(["c1"]);
  expect(await priorities()).toEqual({ a1: 0, b1: 40, c1: 40 });
});

test("time begins again when the queue is empty, and stands still where numbers end", async () => {
  await addAll(["a1"]);
  await database.db.$executeRaw`UPDATE graphile_worker._private_jobs SET priority = 32767`;
  await addAll(["a2", "b1"]);
  expect(await priorities()).toEqual({ a1: 32767, a2: 32767, b1: 32767 });
  expect(await performAll(3)).toEqual(["a1", "a2", "b1"]);
  await addAll(["a3"]);
  expect(await priorities()).toEqual({ a3: 0 });
});

test("jobs that are used up, and those of a version that knew no turns, are no obstacle", async () => {
  await database.db.$executeRaw`SELECT FROM graphile_worker.add_job('work', '{"key": "old"}'::json, job_key := 'old')`;
  await addAll(["a1"]);
  await database.db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET priority = 99, attempts = max_attempts WHERE key = 'a1'`;
  await addAll(["b1"]);
  expect(await priorities()).toEqual({ a1: 99, b1: 0, old: 0 });
  expect(await performAll(2)).toEqual(["old", "b1"]);
});
