/** A world in which a document's program can run: what it asks for answers, after times that can be counted. */
import type { Observation } from "../../grading/observation.ts";
import { type DeclaredWorld, type World, world } from "../../grading/world.ts";

const url = /(f?)["'](https?:\/\/[^"'\s]+)["']/g;
const fileName = /["']([\w./-]+\.(?:txt|json|csv|log|md|html|dat|cfg|ini|yaml))["']/g;

/** Written as an author would, for exercise.yaml. */
export function simulatedWorld(source: string): DeclaredWorld {
  const declared: DeclaredWorld = {};
  if (/\b(aiohttp|httpx|requests|urllib)\b/.test(source)) {
    const http = routes(source);
    if (http) declared.http = http;
  }
  if (/\baiofiles\b|\bopen\(/.test(source))
    declared.files = {
      contents: Object.fromEntries([...source.matchAll(fileName)].map(([, name]) => [name, contentOf(name as string)])),
      latency: { open: 0, read: 1, write: 1 },
    };
  if (/\basyncpg\b/.test(source)) declared.database = { latency: 1, connectLatency: 1 };
  return world.safeParse(declared).success ? declared : {};
}

/** Each literal URL answers after a second more than the one before it; where URLs are put together, every one after one. */
function routes(source: string): DeclaredWorld["http"] | null {
  const found = [...source.matchAll(url)].map(([, isTemplate, address]) => ({
    isTemplate: isTemplate !== "",
    address,
  }));
  // …/delay/N answers after N seconds as it is.
  if (found.length === 0 || found.some(({ address }) => address?.includes("/delay/"))) return null;
  if (found.some(({ isTemplate }) => isTemplate))
    return Object.fromEntries(found.map(({ address }) => [`${new URL(address?.split("{")[0] ?? "").origin}/*`, 1]));
  const addresses = [...new Set(found.map(({ address }) => (address as string).split(/[?#]/)[0] as string))];
  return Object.fromEntries(addresses.map((address, at) => [address, 1 + (at % 4)]));
}

const contentOf = (name: string) => (name.endsWith(".json") ? '{"name": "Ada"}\n' : "first line\nsecond line\n");

/** The world with what a failed run lacked: a table. Null where nothing more can be guessed. */
export function worldAfter(declared: DeclaredWorld, { error }: Observation): DeclaredWorld | null {
  const table = /relation "(\w+)" does not exist/.exec(error?.message ?? "")?.[1];
  if (table === undefined || !declared.database) return null;
  const sql = `CREATE TABLE ${table} (id SERIAL PRIMARY KEY, name TEXT, email TEXT);\nINSERT INTO ${table} (name, email) VALUES ('Ada', 'ada@example.com'), ('Grace', 'grace@example.com');\n`;
  if (declared.database.sql?.includes(sql)) return null;
  return { ...declared, database: { ...declared.database, sql: `${declared.database.sql ?? ""}${sql}` } };
}

export const parsedWorld = (declared: DeclaredWorld): World => world.parse(declared);
