import { connect } from "./connect.ts";

/** @param maintenanceUrl of a database on the same server, "postgres" as a rule */
export async function createDatabaseIfMissing(maintenanceUrl: string, name: string): Promise<void> {
  const client = await connect(maintenanceUrl);
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
