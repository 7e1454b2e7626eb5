import pg from "pg";
import { describe, expect, test } from "vitest";
import { migrate } from "#lib/database/migrate.ts";
import { provideTestDatabase } from "./test-database.ts";

const database = provideTestDatabase("empty");

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  test("of several at once, one applies each migration and the others find it done", async () => {
    const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(applied.flat().filter((name) => name.endsWith("_initial"))).toHaveLength(1);
  });

  test("applies nothing the second time", async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  test("brings the queue's own tables", async () => {
    expect(await query("SELECT count(*)::int AS jobs FROM graphile_worker.jobs")).toEqual([{ jobs: 0 }]);
  });

  test("keeps its books as Prisma does", async () => {
    const rows = await query("SELECT count(*)::int AS open FROM _prisma_migrations WHERE finished_at IS NULL");
    expect(rows).toEqual([{ open: 0 }]);
  });

  test("refuses a migration that was changed after it was applied", async () => {
    await query("UPDATE _prisma_migrations SET checksum = 'another'");
    await expect(migrate(database.url)).rejects.toThrow("was changed after it was applied");
  });
});

test("a database that is not there is named, without its password", async () => {
  const unreachable = migrate("postgresql://someone:secret@localhost:1/nowhere");
  await expect(unreachable).rejects.toThrow("The database at localhost:1/nowhere cannot be reached");
  await expect(unreachable).rejects.not.toThrow("secret");
});
