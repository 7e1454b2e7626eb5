/**
 * Postgres NOTIFY, one connection per process for any number of listeners.
 *
 *   idle ──first subscription──► connecting ──► listening ──cut──► connecting …
 *                                                   └──close()──► idle
 */
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { requireDatabaseUrl } from "../env.ts";
import type { DatabaseOrTransaction } from "./client.ts";
import { connect } from "./connect.ts";

/** @param payload null: the connection was cut, something may have been missed; look for yourself */
export type NotificationListener = (payload: string | null) => void;

/** Delivered when the transaction commits, and not at all if it rolls back. */
export async function notify(db: DatabaseOrTransaction, channel: string, payload: string): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

const longestPauseMs = 5_000;

export class NotificationHub {
  readonly #url: () => string;
  readonly #listeners = new Map<string, Set<NotificationListener>>();
  #client: pg.Client | null = null;
  #ready = Promise.withResolvers<void>();
  #asked: Promise<void> = Promise.resolve();
  #running = false;
  #closed = false;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** @returns how to stop it. Until `ready` is fulfilled a notification may be missed, so read the state after it. */
  subscribe(channel: string, listener: NotificationListener): { ready: Promise<void>; unsubscribe: () => void } {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    if (!this.#running) void this.#run();
    const ready = this.#ready.promise.then(async () => {
      // Again for every listener: Postgres takes it for one, and its answer says that this one hears.
      await this.#ask(channel);
    });
    return {
      // A connection that breaks right now is made again, and every listener told.
      ready: ready.catch(() => {}),
      unsubscribe: () => {
        listeners.delete(listener);
        if (listeners.size === 0 && this.#listeners.get(channel) === listeners) this.#listeners.delete(channel);
      },
    };
  }

  /** Nobody hears anything any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    await this.#client?.end();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let pauseMs = 100;
    for (let isFirst = true; !this.#closed; isFirst = false) {
      try {
        await this.#listen(() => {
          pauseMs = 100;
          if (!isFirst) this.#tellAll();
        });
      } catch {
        // The database is away. The web says so by itself; here it is tried again, less and less often.
      }
      this.#client = null;
      this.#ready = Promise.withResolvers<void>();
      await delay(pauseMs, undefined, { ref: false });
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  /** One LISTEN at a time. After one that failed, what is heard is unknown: the connection is made anew. */
  #ask(channel: string): Promise<void> {
    const client = this.#client;
    const answer = this.#asked.then(async () => {
      await client?.query(`LISTEN "${channel}"`);
    });
    answer.catch(() => client?.end().catch(() => {}));
    this.#asked = answer.catch(() => {});
    return answer;
  }

  /** Until the connection ends. */
  async #listen(whenListening: () => void): Promise<void> {
    const client = await connect(this.#url());
    const ended = new Promise<void>((resolve) => client.once("end", resolve));
    client.on("notification", ({ channel, payload = "" }) => this.#tell(channel, payload));
    this.#client = client;
    for (const channel of this.#listeners.keys()) await this.#ask(channel);
    this.#ready.resolve();
    whenListening();
    await ended;
  }

  #tell(channel: string, payload: string | null): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
  }

  #tellAll(): void {
    for (const channel of this.#listeners.keys()) this.#tell(channel, null);
  }
}

// As with the client: one per process, however often a bundler copies this module.
const shared = globalThis as typeof globalThis & { loopwiseNotifications?: NotificationHub };

/** This process's own hub, on DATABASE_URL. */
export function notifications(): NotificationHub {
  shared.loopwiseNotifications ??= new NotificationHub(requireDatabaseUrl);
  return shared.loopwiseNotifications;
}
