/**
 * How often signing in may fail and accounts be created, counted in Postgres so that all web processes count together.
 * Signing in has three counters: the pair of account and address, against guessing one password; the address, against
 * guessing many accounts; and a generous one for the account, against guessing from many addresses. A stranger who
 * wants to lock somebody out with the last needs a dozen addresses, because the pair refuses before it counts.
 */
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "../database/client.ts";

const quarterHour = 15 * 60;
const perAccountAndAddress = { points: 8, duration: quarterHour };
const perAccount = { points: 100, duration: quarterHour };
/** A school sits behind one address. */
const perAddress = { points: 100, duration: quarterHour };
const newAccountsPerAddress = { points: 100, duration: 3600 };

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

interface Counter {
  limiter: RateLimiterPostgres;
  key: string;
}

function counterOf(db: Database, keyPrefix: string, limit: { points: number; duration: number }, who: string): Counter {
  const limiter = new RateLimiterPostgres({
    storeClient: pgClientOver(db),
    storeType: "client",
    tableName: "RateLimit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    ...limit,
  });
  // Hashed: an address book of who tried to sign in is nobody's business, and keys stay short.
  return { limiter, key: createHash("sha256").update(who).digest("base64url") };
}

function signInCounters(db: Database, { email, address }: SignInAttempt) {
  return {
    pair: counterOf(db, "sign-in", perAccountAndAddress, `${email}\n${address}`),
    address: counterOf(db, "sign-in-address", perAddress, address),
    account: counterOf(db, "sign-in-account", perAccount, email),
  };
}

/** @returns seconds to wait, or null if it may go on */
async function consume({ limiter, key }: Counter): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}

/** Counts an attempt before its password is looked at, so that many at once cannot slip through.
 * @returns seconds to wait, or null if it may go on */
export async function countSignIn(db: Database, attempt: SignInAttempt): Promise<number | null> {
  const { pair, address, account } = signInCounters(db, attempt);
  return (await consume(pair)) ?? (await consume(address)) ?? (await consume(account));
}

/** The password was right: the pair starts anew, and the address and the account get their attempt back. */
export async function forgiveSignIn(db: Database, attempt: SignInAttempt, now: Date): Promise<void> {
  const { pair, address, account } = signInCounters(db, attempt);
  await pair.limiter.delete(pair.key);
  await address.limiter.reward(address.key);
  await account.limiter.reward(account.key);
  // Rows of past windows serve nobody.
  await db.rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } });
}

/** Counts a sign-up before its password is hashed. @returns seconds to wait, or null if it may go on */
export function countSignUp(db: Database, address: string): Promise<number | null> {
  return consume(counterOf(db, "sign-up-address", newAccountsPerAddress, address));
}
