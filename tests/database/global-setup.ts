/** One PostgreSQL for all suites that need one, with a migrated database in it that each test file clones. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabaseIfMissing } from "#lib/database/create-database.ts";
import { startEmbeddedPostgres } from "#lib/database/embedded-postgres.ts";
import { migrate } from "#lib/database/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** of the server's maintenance database */
    postgresUrl: string;
  }
}

export const templateName = "template_migrated";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "loopwise-test-"));
  const postgres = await startEmbeddedPostgres(path.join(folder, "postgres"), { fast: true });
  await createDatabaseIfMissing(postgres.url("postgres"), templateName);
  await migrate(postgres.url(templateName));
  project.provide("postgresUrl", postgres.url("postgres"));
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
