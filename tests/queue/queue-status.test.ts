/** What the doctor reads of a real queue and a real database. */
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listPendingMigrations } from "#lib/database/migrate.ts";
import { enqueue } from "#lib/queue/enqueue.ts";
import { queueStatus } from "#lib/queue/queue-status.ts";
import { startWorker } from "#lib/queue/worker.ts";
import { provideTestDatabase } from "../database/test-database.ts";

const database = provideTestDatabase();
let client: pg.Client;
beforeEach(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(() => client.end());

const add = (key: string) =>
  database.db.$transaction((transaction) =>
    enqueue(transaction, {
      task: "work",
      payload: { key },
      key,
      maxAttempts: 1,
      turn: { group: "a course", urgency: "bulk" },
    }),
  );

test("the queue's jobs are counted by what has become of them, and workers by their life", async () => {
  await add("one");
  await add("two");
  expect(await queueStatus(client)).toEqual({ waiting: 2, inHand: 0, givenUp: 0, workers: 0 });
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const worker = await startWorker({
    url: database.url,
    concurrency: 1,
    report: () => {},
    tasks: {
      work: async () => {
        take();
        await released;
      },
    },
  });
  await taken;
  expect(await queueStatus(client)).toEqual({ waiting: 1, inHand: 1, givenUp: 0, workers: 1 });
  release();
  await worker.stop();
  expect(await queueStatus(client)).toMatchObject({ inHand: 0, workers: 0 });
});

test("a database without a queue or a schema is seen to, and stays without", async () => {
  await client.query("CREATE DATABASE bare");
  const url = new URL(database.url);
  url.pathname = "/bare";
  const bare = new pg.Client({ connectionString: url.href });
  await bare.connect();
  try {
    expect(await queueStatus(bare)).toBeNull();
    expect((await listPendingMigrations(bare)).length).toBeGreaterThan(0);
    const { rows } = await bare.query("SELECT FROM pg_tables WHERE schemaname = 'public'");
    expect(rows).toEqual([]);
  } finally {
    await bare.end();
    await client.query("DROP DATABASE bare");
  }
  expect(await listPendingMigrations(client)).toEqual([]);
});
