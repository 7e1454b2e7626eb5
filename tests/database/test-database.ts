import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "#lib/database/client.ts";
import { templateName } from "./global-setup.ts";

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Gives the test file that calls it a migrated database of its own, and drops it afterwards.
 * @param template "empty" for one without a single table
 */
export function provideTestDatabase(template: "migrated" | "empty" = "migrated"): TestDatabase {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  let url: string | undefined;
  let db: Database | undefined;
  beforeAll(async () => {
    await onServer(
      `CREATE DATABASE ${name} TEMPLATE ${template === "empty" ? "template0" : templateName} STRATEGY file_copy`,
    );
    const address = new URL(inject("postgresUrl"));
    address.pathname = name;
    url = address.href;
    db = openDatabase(url);
  });
  afterAll(async () => {
    await db?.$disconnect();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  const required = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The test database is there from beforeAll on");
    return part;
  };
  return {
    get url() {
      return required(url);
    },
    get db() {
      return required(db);
    },
  };
}
