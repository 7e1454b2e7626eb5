/** A single `pg` connection of one's own, for what a pool cannot do: LISTEN, session locks, migrations. */
import pg from "pg";
import { errorCode, messageOf, OperatorError } from "../errors.ts";

/** Host, port and name: what an error message may show of a connection string. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

const remedies: Record<string, string> = {
  ECONNREFUSED: "Start it, or correct host and port in DATABASE_URL.",
  ENOTFOUND: "Correct the host in DATABASE_URL.",
  "28P01": "Correct user and password in DATABASE_URL.",
  "3D000": "Create the database, or correct its name in DATABASE_URL.",
  "53300": "It has no free connection: raise max_connections or run fewer processes.",
};

/**
 * The caller ends it. A connection that breaks later emits "error"; whoever keeps it for long listens.
 * @throws OperatorError when the database is not to be reached
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => {}); // otherwise a cut connection would end the process; queries still reject
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new OperatorError(
      `The database at ${placeOf(url)} cannot be reached: ${messageOf(error)}`,
      remedies[errorCode(error) ?? ""] ?? "Check that it runs and that DATABASE_URL is right.",
      { cause: error },
    );
  }
}
