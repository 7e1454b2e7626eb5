/** Each import of CPython's module is either allowed, for a reason that is written down, or denied. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Stop } from "#lib/grading/sandbox/host/call-state.ts";
import { allowedImports, denial } from "#lib/grading/sandbox/host/imports.ts";
import { probeImage } from "../sandbox/probe-image.ts";
import { newHost } from "./new-host.ts";
import { type FunctionImport, functionImports } from "./wasm-imports.ts";

const listFile = fileURLToPath(new URL("../../lib/grading/sandbox/host/IMPORTS.md", import.meta.url));
let bytes: Uint8Array<ArrayBuffer>;
let imports: FunctionImport[];

beforeAll(async () => {
  bytes = new Uint8Array(readFileSync(join(await probeImage(), "python.wasm")));
  imports = functionImports(bytes);
});

const allowed = new Set(Object.keys(allowedImports(newHost())));

function classOf({ name }: FunctionImport): string {
  if (allowed.has(name)) return "allowed";
  try {
    return Number(denial(newHost(), name)()) < 0 ? "errno" : "answered";
  } catch (error) {
    return error instanceof Stop && error.end === "denied" ? "ends the call" : "throws";
  }
}

describe("the imports of CPython's module", () => {
  it("are all those that the engine sees", () => {
    const seen = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
    const functions = seen.filter(({ kind }) => kind === "function").map(({ module, name }) => `${module}.${name}`);
    expect(imports.map(({ module, name }) => `${module}.${name}`)).toEqual(functions);
    expect(seen.filter(({ kind }) => kind !== "function" && kind !== "global")).toEqual([]);
  });

  it("have names that no two modules share, since a name is what decides", () => {
    expect(new Set(imports.map(({ name }) => name)).size).toBe(imports.length);
  });

  it("are, where allowed, asked for and listed with a reason each", () => {
    const rows = readFileSync(listFile, "utf8").matchAll(/^\| `(\w+)` \| (.+) \| (.+) \| (.+) \|$/gm);
    expect([...rows].map(([, name]) => name).sort()).toEqual([...allowed].sort());
    expect([...allowed].filter((name) => !imports.some((wanted) => wanted.name === name))).toEqual([]);
  });

  it("are the ones that were looked at, each with its class", async () => {
    const functions = imports.map((wanted) => {
      const { module, name, parameters, results } = wanted;
      return `${classOf(wanted).padEnd(14)} ${module}.${name} (${parameters}) → ${results.join() || "nothing"}`;
    });
    const globals = WebAssembly.Module.imports(new WebAssembly.Module(bytes))
      .filter(({ kind }) => kind === "global")
      .map(({ module, name }) => `${"holds 0".padEnd(14)} ${module}.${name}`);
    await expect(`${[...functions, ...globals].sort().join("\n")}\n`).toMatchFileSnapshot("imports.txt");
  });
});
