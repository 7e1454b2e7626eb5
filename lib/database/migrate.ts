/**
 * Brings a database to this version's schema: prisma/migrations in order, in Prisma's own bookkeeping table and under
 * Prisma's own advisory lock, then the queue's. Needs `pg` only, so nothing is downloaded and `prisma migrate status`
 * agrees afterwards.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { OperatorError } from "../errors.ts";
import { connect } from "./connect.ts";

/** Prisma's. */
const migrationLock = 72_707_369;
const folder = path.resolve(import.meta.dirname, "../../prisma/migrations");

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

function listMigrations(): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function listApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(bookkeeping);
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished)
    throw new OperatorError(
      `Migration ${unfinished.migration_name} was begun by another tool and never finished`,
      "Repair the database, then mark it with `npx prisma migrate resolve`.",
    );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** The names of those that the database still lacks. Changes nothing. */
export async function listPendingMigrations(client: pg.Client): Promise<string[]> {
  const names = listMigrations().map(({ name }) => name);
  const table = await client.query<{ there: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
  if (!table.rows[0]?.there) return names;
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

/** All or nothing: the SQL and its bookkeeping row are one transaction. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** @returns the names of the migrations that were applied now */
export async function migrate(url: string): Promise<string[]> {
  const client = await connect(url);
  try {
    // Ends with the session. Two processes that start at once migrate one after the other.
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const applied = await listApplied(client);
    const done: string[] = [];
    for (const migration of listMigrations()) {
      const before = applied.get(migration.name);
      if (before === migration.checksum) continue;
      if (before !== undefined)
        throw new OperatorError(
          `Migration ${migration.name} was changed after it was applied to this database`,
          "Restore the file and put the change into a new migration.",
        );
      await apply(client, migration);
      done.push(migration.name);
    }
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
    return done;
  } finally {
    await client.end();
  }
}
