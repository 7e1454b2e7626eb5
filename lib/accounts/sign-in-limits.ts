/**
 * How often signing in may fail, counted in Postgres so that all web processes count together. Two counters: one for
 * the pair of account and address, against guessing one password; one for the address, against guessing many accounts.
 * None for the account alone: it would let a stranger lock somebody out.
 */
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "../database/client.ts";

const quarterHour = 15 * 60;
const perAccountAndAddress = { points: 8, duration: quarterHour };
/** A school sits behind one address. */
const perAddress = { points: 100, duration: quarterHour };

export interface SignInAttempt {
  email: string;
  /** the client's network address */
  address: string;
}

/** What rate-limiter-flexible asks of a `pg` client, over Prisma's own connections. */
function pgClientOver(db: Database) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
      return { rowCount: rows.length, rows: rows.map((row) => ({ ...row, expire: row.expire && Number(row.expire) })) };
    },
  };
}

function countersOf(db: Database, { email, address }: SignInAttempt) {
  const options = {
    storeClient: pgClientOver(db),
    storeType: "client",
    tableName: "RateLimit",
    tableCreated: true,
    clearExpiredByTimeout: false,
  };
  // Hashed: an address book of who tried to sign in is nobody's business, and keys stay short.
  const pair = createHash("sha256").update(`${email}\n${address}`).digest("base64url");
  return [
    { limiter: new RateLimiterPostgres({ ...options, ...perAccountAndAddress, keyPrefix: "sign-in" }), key: pair },
    { limiter: new RateLimiterPostgres({ ...options, ...perAddress, keyPrefix: "sign-in-address" }), key: address },
  ];
}

/** Counts an attempt before its password is looked at, so that many at once cannot slip through.
 * @returns seconds to wait, or null if it may go on */
export async function countSignIn(db: Database, attempt: SignInAttempt): Promise<number | null> {
  for (const { limiter, key } of countersOf(db, attempt)) {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }
  return null;
}

/** The password was right: the pair starts anew, and the address gets its attempt back. */
export async function forgiveSignIn(db: Database, attempt: SignInAttempt, now: Date): Promise<void> {
  const [pair, address] = countersOf(db, attempt);
  await pair?.limiter.delete(pair.key);
  await address?.limiter.reward(address.key);
  // Rows of past windows serve nobody.
  await db.rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } });
}
