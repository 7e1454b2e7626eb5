/** Prisma over `pg`: one client per process, opened on first use so that `next build` needs no database. */
import { PrismaPg } from "@prisma/adapter-pg";
import { requireDatabaseUrl } from "../env.ts";
import { errorCode } from "../errors.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";

export { Prisma };
export type Database = PrismaClient;
/** Inside `database.$transaction(async (transaction) => …)`. */
export type Transaction = Prisma.TransactionClient;
/** For reads and writes that do not care whether they run inside a transaction. */
export type DatabaseOrTransaction = Database | Transaction;

export function openDatabase(url: string): Database {
  const adapter = new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // Transactions are short here; waiting for a free connection is what takes long on a busy machine.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 10_000 } });
}

// A bundler may give two entry points a copy of this module each; the process still gets one client.
const shared = globalThis as typeof globalThis & { loopwiseDatabase?: Database };

/** This process's own client, on DATABASE_URL. */
export function database(): Database {
  shared.loopwiseDatabase ??= openDatabase(requireDatabaseUrl());
  return shared.loopwiseDatabase;
}

/** A unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === "P2002";
}
