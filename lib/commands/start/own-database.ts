import path from "node:path";
import { createDatabaseIfMissing } from "../../database/create-database.ts";
import { startEmbeddedPostgres } from "../../database/embedded-postgres.ts";
import { findRunningPostgres } from "../../database/running-postgres.ts";
import { progress } from "./progress.ts";

const name = "loopwise";
const folderOf = (dataFolder: string) => path.join(dataFolder, "postgres");

export interface OwnDatabase {
  url: string;
  lost: Promise<void>;
  stop: () => Promise<void>;
}

/** For an installation without DATABASE_URL. */
export async function openOwnDatabase(dataFolder: string): Promise<OwnDatabase> {
  const { adopted, lost, stop, url } = await startEmbeddedPostgres(folderOf(dataFolder));
  if (adopted) progress("took over the database of a Loopwise that was killed");
  try {
    await createDatabaseIfMissing(url("postgres"), name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: url(name), lost, stop };
}

/** The one of an installation that may be running. Starts nothing and changes nothing. */
export function findOwnDatabase(dataFolder: string): { state: "missing" | "stopped" | "unreadable" } | { url: string } {
  const found = findRunningPostgres(folderOf(dataFolder));
  return found.state === "running" ? { url: found.url(name) } : found;
}
