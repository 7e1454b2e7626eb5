import path from "node:path";
import { createDatabaseIfMissing } from "../../database/create-database.ts";
import { startEmbeddedPostgres } from "../../database/embedded-postgres.ts";
import { progress } from "./progress.ts";

const name = "loopwise";

export interface OwnDatabase {
  url: string;
  lost: Promise<void>;
  stop: () => Promise<void>;
}

/** For an installation without DATABASE_URL. */
export async function openOwnDatabase(dataFolder: string): Promise<OwnDatabase> {
  const { adopted, lost, stop, url } = await startEmbeddedPostgres(path.join(dataFolder, "postgres"));
  if (adopted) progress("took over the database of a Loopwise that was killed");
  try {
    await createDatabaseIfMissing(url("postgres"), name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: url(name), lost, stop };
}
