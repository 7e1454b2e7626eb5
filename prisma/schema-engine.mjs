#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which its command line downloads from a server of its own. This one
 * needs nothing but the npm registry: the same engine as WebAssembly (@prisma/schema-engine-wasm) over the driver
 * adapter that the app uses. To change the database:
 *
 *   PRISMA_SCHEMA_ENGINE_BINARY=prisma/schema-engine.mjs DATABASE_URL=postgresql://… npx prisma migrate dev --name …
 *
 * It speaks the native engine's protocol: `cli <command>` once, or JSON-RPC, a line each, on stdin and stdout.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});

/** @returns {string} */
function databaseUrl() {
  return options.datasource ? JSON.parse(options.datasource).url : process.env.DATABASE_URL;
}

/** Spelled out, because a connection string would win over the shadow database's name. */
function connectionParts() {
  const url = new URL(databaseUrl());
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

async function runCommand(command) {
  const { default: pg } = await import("pg");
  const parts = connectionParts();
  const withClient = async (database, use) => {
    const client = new pg.Client({ ...parts, database });
    await client.connect();
    await use(client).finally(() => client.end());
  };
  try {
    if (command === "can-connect-to-database") {
      await withClient(parts.database, async () => {});
      console.log("Connection successful");
    } else if (command === "create-database") {
      await withClient("postgres", (client) =>
        client.query(`CREATE DATABASE ${client.escapeIdentifier(parts.database)}`),
      );
    } else if (command === "drop-database") {
      await withClient("postgres", (client) =>
        client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(parts.database)} WITH (FORCE)`),
      );
    } else throw new Error(`Unknown command ${command}`);
  } catch (error) {
    const missing = error.code === "3D000";
    fail(missing ? "P1003" : "P1001", error.message, missing ? { database_name: parts.database } : {});
  }
}

function fail(code, message, meta) {
  const fields = { error_code: code, message, meta, is_panic: false };
  console.error(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", message, fields })}`);
  process.exit(1);
}

const charOid = 18;
const textOid = 25;
const characterColumn = 6;

/**
 * adapter-pg 7.10 refuses the system type "char", which introspection reads, and splits scripts at every ";", which
 * breaks functions and DO blocks.
 */
function repairAdapter(adapter) {
  const client = adapter.underlyingDriver?.() ?? adapter.client;
  let isChar = [];
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    isChar = result.fields.map((field) => field.dataTypeID === charOid);
    for (const field of result.fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    result.columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? characterColumn : type));
    return result;
  };
  adapter.executeScript = (sql) =>
    client.query(sql).then(
      () => {},
      (error) => adapter.onError(error),
    );
  const startTransaction = adapter.startTransaction?.bind(adapter);
  if (startTransaction) adapter.startTransaction = async (level) => repairAdapter(await startTransaction(level));
  return adapter;
}

async function openEngine() {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const gluePath = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(gluePath), "schema_engine_bg.wasm"));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };

  const factory = new PrismaPg(connectionParts());
  const connect = factory.connect.bind(factory);
  factory.connect = async () => repairAdapter(await connect());
  // adapter-pg 7.10 drops the shadow database before it closes its own pool on it.
  factory.connectToShadowDb = async () => {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    const main = await factory.connect();
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = repairAdapter(await new PrismaPg({ ...connectionParts(), database }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  };
  const datamodels = (options.datamodels ?? []).map((file) => [file, readFileSync(file, "utf8")]);
  // `migrate diff` names none.
  if (datamodels.length === 0) datamodels.push(["schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n']);
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

async function serve() {
  const engine = await openEngine();
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {};
    if (!method) continue; // an answer to our "print"
    try {
      const result = (await engine[method === "getDatabaseVersion" ? "version" : method](params)) ?? {};
      if (method === "diff" && result.stdout != null) {
        send({ method: "print", params: { content: result.stdout }, id: 1e6 });
        result.stdout = null;
      }
      send({ id, result });
    } catch (error) {
      const data = { is_panic: false, message: error.message, meta: error.meta ?? null, error_code: error.code ?? "" };
      send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  }
}

if (options.version) console.log("schema-engine-wasm");
else if (positionals[0] === "cli") await runCommand(positionals[1]);
else await serve();
process.exit(0);
