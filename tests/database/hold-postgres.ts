/** Owns an embedded Postgres until it is killed. */
import { startEmbeddedPostgres } from "#lib/database/embedded-postgres.ts";

const postgres = await startEmbeddedPostgres(process.argv[2] ?? "");
console.log(postgres.url("postgres"));
setInterval(() => {}, 60_000);
