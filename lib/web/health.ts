/** For whoever watches over the installation: this process answers, and so does its database. */
import { database } from "#lib/database/client.ts";

export interface Health {
  web: "running";
  database: "reachable" | "unreachable";
}

export async function loadHealth(): Promise<Health> {
  try {
    await database().$queryRaw`SELECT 1`;
    return { web: "running", database: "reachable" };
  } catch (error) {
    console.error("The database did not answer:", error);
    return { web: "running", database: "unreachable" };
  }
}
