/** A real one, in a real folder, killed for real. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#lib/database/embedded-postgres.ts";

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "loopwise-embedded-"));
  folder = path.join(parent, "postgres");
});
afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts it and keeps it. @returns the URL that it got */
async function startElsewhere(): Promise<{ holder: ChildProcess; url: string }> {
  const holder = spawn(process.execPath, [path.join(import.meta.dirname, "hold-postgres.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const url of createInterface({ input: holder.stdout })) return { holder, url };
  throw new Error("The other process did not start it");
}

describe("the embedded Postgres", () => {
  test("starts in an empty folder, with a password that only its owner reads", async () => {
    const postgres = await startEmbeddedPostgres(folder);
    expect(await query(postgres.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(statSync(path.join(folder, "password")).mode & 0o777).toBe(0o600);
    await postgres.stop();
    expect(existsSync(path.join(folder, "data/postmaster.pid"))).toBe(false);
  });

  test("is adopted, with all that was committed, after its owner was killed", async () => {
    const { holder, url } = await startElsewhere();
    await query(url, "CREATE TABLE kept (n int)");
    await query(url, "INSERT INTO kept VALUES (42)");
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const postgres = await startEmbeddedPostgres(folder);
    expect(postgres.adopted).toBe(true);
    expect(await query(postgres.url("postgres"), "SELECT n FROM kept")).toEqual([{ n: 42 }]);
    await postgres.stop();
    expect(existsSync(path.join(folder, "data/postmaster.pid"))).toBe(false);
  });

  test("recovers all that was committed when itself and its owner were killed", async () => {
    const { holder, url } = await startElsewhere();
    await query(url, "INSERT INTO kept VALUES (43)");
    const [row] = await query(url, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
    holder.kill("SIGKILL");
    process.kill((row as { pid: number }).pid, "SIGKILL");
    await once(holder, "exit");
    const postgres = await startEmbeddedPostgres(folder);
    expect(await query(postgres.url("postgres"), "SELECT n FROM kept ORDER BY n")).toEqual([{ n: 42 }, { n: 43 }]);
    await postgres.stop();
  });

  test("refuses a second owner on the same folder, and says what to do", async () => {
    const postgres = await startEmbeddedPostgres(folder);
    await expect(startEmbeddedPostgres(folder)).rejects.toMatchObject({
      message: expect.stringContaining("Another Loopwise is running"),
      remedy: expect.stringContaining("LOOPWISE_DATA"),
    });
    expect(await query(postgres.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test("of two owners that start at once, one gets it", async () => {
    const both = await Promise.allSettled([startEmbeddedPostgres(folder), startEmbeddedPostgres(folder)]);
    const owners = both.filter((one) => one.status === "fulfilled");
    expect(owners).toHaveLength(1);
    await owners[0]?.value.stop();
  });

  test("says when it ends without having been told to", async () => {
    const postgres = await startEmbeddedPostgres(folder);
    await query(
      postgres.url("postgres"),
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
    );
    await postgres.lost;
    await postgres.stop();
  });
});
