import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { NotificationHub, notify } from "#lib/database/notifications.ts";
import { provideTestDatabase } from "./test-database.ts";

const database = provideTestDatabase();
const hubs: NotificationHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

function openHub(): NotificationHub {
  const hub = new NotificationHub(() => database.url);
  hubs.push(hub);
  return hub;
}

/** Hears a channel; `next()` waits for what comes. */
async function hear(hub: NotificationHub, channel: string) {
  const heard: (string | null)[] = [];
  let wake = Promise.withResolvers<void>();
  const { ready } = hub.subscribe(channel, (payload) => {
    heard.push(payload);
    wake.resolve();
  });
  await ready;
  const next = async (): Promise<string | null | undefined> => {
    while (heard.length === 0) {
      await wake.promise;
      wake = Promise.withResolvers();
    }
    return heard.shift();
  };
  return { heard, next };
}

test("every listener of a channel hears what was committed, and nothing that was rolled back", async () => {
  const hub = openHub();
  const [one, two, other] = await Promise.all([hear(hub, "a"), hear(hub, "a"), hear(hub, "b")]);
  await database.db
    .$transaction(async (transaction) => {
      await notify(transaction, "a", "rolled back");
      throw new Error("no");
    })
    .catch(() => {});
  await notify(database.db, "a", "committed");
  expect([await one.next(), await two.next()]).toEqual(["committed", "committed"]);
  expect(other.heard).toEqual([]);
});

test("after its connection was cut it listens again, and says that something may have been missed", async () => {
  const hub = openHub();
  const listener = await hear(hub, "a");
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
  expect(await listener.next()).toBeNull();
  await client.query("SELECT pg_notify('a', 'again')");
  await client.end();
  expect(await listener.next()).toBe("again");
});

test("a channel that is first asked for on a live connection is heard as well", async () => {
  const hub = openHub();
  await hear(hub, "a");
  const late = await hear(hub, "b");
  await notify(database.db, "b", "hello");
  expect(await late.next()).toBe("hello");
});

test("a channel that cannot be heard costs the others no notification", async () => {
  const hub = openHub();
  const listener = await hear(hub, "a");
  const impossible = hub.subscribe('no"channel', () => {});
  impossible.unsubscribe();
  expect(await listener.next()).toBeNull();
  await notify(database.db, "a", "again");
  expect(await listener.next()).toBe("again");
});
