/** Whatever a guest passes to an import, it gets an answer of the declared type, or its call ends; and no byte more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Stop } from "#lib/grading/sandbox/host/call-state.ts";
import { GuestMemory, writeMapPage } from "#lib/grading/sandbox/host/guest-memory.ts";
import { allowedImports, denial } from "#lib/grading/sandbox/host/imports.ts";
import { probeImage } from "../sandbox/probe-image.ts";
import { capturedBytes, type HostOfNobody, hostPages, newCall, newHost, wasmPageBytes } from "./new-host.ts";
import { type FunctionImport, functionImports, throughWebAssembly, type ValueType } from "./wasm-imports.ts";

type Argument = number | bigint;
type Range = [from: number, length: number];

const rounds = 20_000;
const roundsOfDenied = 30;
/** Looks at the memory that one call may take: 1,024 buffers with two numbers each, and as many copies. */
const mostLooks = 5_000;
const [pathAt, vectorsAt] = [4_096, 8_192];
const paths = ["/lib/python314.zip", "/lib", "/", "", "/etc/passwd", "../lib/python314.zip", "x".repeat(300)];
const input = new TextEncoder().encode("the request".repeat(50));

/** mulberry32: the same rounds each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = numbersFrom(20_261_124);
const upTo = (limit: number) => Math.floor(random() * limit);
const oneOf = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;

function argument(type: ValueType, size: number): Argument {
  if (type === "i64") {
    return oneOf([
      0n,
      1n,
      -1n,
      2n ** 31n,
      2n ** 32n,
      2n ** 53n,
      2n ** 62n,
      2n ** 63n - 1n,
      -(2n ** 63n),
      BigInt(upTo(60_000)),
    ]);
  }
  if (type !== "i32") return oneOf([0, -0, Number.NaN, Infinity, -Infinity, 1e308, 0.5]);
  const edges = [0, size, 2 ** 31, 2 ** 32].flatMap((edge) => [-96, -8, -4, -2, -1, 0, 1, 3].map((by) => edge + by));
  const small = [0, 1, 2, 3, 4, 5, 6, 16, 19, 20, 1_023, 1_024, 1_025, 0o100, 0o1000, pathAt, vectorsAt];
  return oneOf([oneOf(edges), oneOf(small), oneOf(small), upTo(size), upTo(2 ** 32)]) | 0;
}

/** What a call may write, as its arguments tell before it. */
function writable(name: string, args: Argument[], host: HostOfNobody): Range[] {
  const at = (index: number) => Number(args[index]) >>> 0;
  switch (name) {
    case "fd_read":
      return [[at(3), 4], ...vectorsOf(at(1), at(2), host)];
    case "fd_write":
      return [[at(3), 4]];
    case "fd_seek":
      return [[at(3), 8]];
    case "clock_time_get":
      return [[at(2), 8]];
    case "clock_res_get":
      return [[at(1), 8]];
    case "random_get":
      return [[at(0), at(1)]];
    case "environ_sizes_get":
      return [
        [at(0), 4],
        [at(1), 4],
      ];
    case "__syscall_stat64":
    case "__syscall_lstat64":
    case "__syscall_fstat64":
      return [[at(1), 96]];
    case "__syscall_newfstatat":
      return [[at(2), 96]];
    case "__syscall_getcwd":
      return [[at(0), 2]];
    case "_gmtime_js":
    case "_localtime_js":
      return [[at(1), 40]];
    case "_timegm_js":
    case "_mktime_js":
      return [[at(0), 40]];
    default:
      return [];
  }
}

function vectorsOf(vectors: number, count: number, { memory }: HostOfNobody): Range[] {
  const ranges: Range[] = [];
  for (let index = 0; index < Math.min(count, 1_024); index++) {
    const vector = vectors + 8 * index;
    if (vector + 8 > memory.size) break;
    ranges.push([memory.getUint32(vector), memory.getUint32(vector + 4)]);
  }
  return ranges;
}

/** Noise, and in it what some calls make sense of: paths and lists of buffers. */
function scribble(host: HostOfNobody): void {
  const bytes = host.bytes();
  for (let at = 0; at < 20_000; at++) bytes[upTo(bytes.length)] = upTo(256);
  bytes.set(new TextEncoder().encode(`${oneOf(paths)}\0`), pathAt);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < 1_024; index++) {
    // Behind the list itself, so that reading can't change which buffers are meant.
    view.setUint32(vectorsAt + 8 * index, 32_768 + upTo(32_768), true);
    view.setUint32(vectorsAt + 8 * index + 4, oneOf([0, 1, 7, upTo(2_000)]), true);
  }
}

class CountingMemory extends GuestMemory {
  looks = 0;

  override readable(address: number, length: number) {
    this.looks++;
    return super.readable(address, length);
  }

  override getUint32(address: number) {
    this.looks++;
    return super.getUint32(address);
  }
}

function hostWithCount(): HostOfNobody & { memory: CountingMemory } {
  const host = newHost(input);
  const wasm = new WebAssembly.Memory({ initial: hostPages.initial, maximum: hostPages.maximum });
  const memory = new CountingMemory(wasm, host.writeMap, new Uint8Array(hostPages.initial * wasmPageBytes));
  return Object.assign(host, { memory, bytes: () => new Uint8Array(wasm.buffer) });
}

let imports: FunctionImport[];

beforeAll(async () => {
  imports = functionImports(new Uint8Array(readFileSync(join(await probeImage(), "python.wasm"))));
});

/** Its result, or what it threw; throws itself for what no import may do. */
function call(wanted: FunctionImport, host: HostOfNobody, args: Argument[], target: (...args: never[]) => unknown) {
  const words = `${wanted.name}(${args.join(", ")})`;
  let result: unknown;
  const seen = (...given: never[]) => {
    result = target(...given);
    return result;
  };
  try {
    throughWebAssembly(wanted, seen)(...args);
  } catch (error) {
    if (error instanceof Stop || error instanceof RangeError) return error;
    throw new Error(`${words} threw`, { cause: error });
  }
  const type = { i32: "number", f64: "number", f32: "number", i64: "bigint", externref: "", funcref: "" };
  const [expected] = wanted.results;
  expect(typeof result, words).toBe(expected ? type[expected] : "undefined");
  expect(host.memory.size, words).toBeLessThanOrEqual(hostPages.limit * wasmPageBytes);
  return result;
}

describe("arguments that make no sense", () => {
  it("get an answer from each allowed import, which writes where it was told and notes it", () => {
    let host = hostWithCount();
    let allowed = allowedImports(host);
    const wanted = imports.filter(({ name }) => Object.hasOwn(allowed, name));
    const answered = new Set<string>();
    const ended = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      if (round % 500 === 0) {
        host = hostWithCount();
        allowed = allowedImports(host);
      }
      if (round % 20 === 0) scribble(host);
      const one = oneOf(wanted);
      const args = one.parameters.map((type) => argument(type, host.memory.size));
      const before = host.bytes().slice();
      const ranges = writable(one.name, args, host);
      host.writeMap.fill(0);
      host.memory.looks = 0;
      const result = call(one, host, args, allowed[one.name] as (...args: never[]) => unknown);
      const words = `round ${round}: ${one.name}(${args.join(", ")})`;
      expect(host.memory.looks, words).toBeLessThan(mostLooks);
      for (const at of changesOf(before, host.bytes())) {
        const isTold = ranges.some(([from, length]) => at >= from && at < from + length);
        if (!isTold || host.writeMap[at >>> writeMapPage.shift] !== 1) expect.fail(`${words} wrote at ${at}`);
      }
      if (result instanceof Error) {
        ended.add(one.name);
        host.call = newCall(input);
      } else answered.add(one.name);
      expect(host.call.stdout.text().length).toBeLessThanOrEqual(capturedBytes);
    }
    // All were really asked: each answered once at least, but for those that only ever end a call.
    const endOnly = ["exit", "proc_exit", "_abort_js", "__assert_fail"];
    expect(new Set([...answered, ...endOnly])).toEqual(new Set(wanted.map(({ name }) => name)));
    expect([...ended]).toEqual(expect.arrayContaining([...endOnly, "fd_write", "fd_read", "random_get"]));
  });

  it("get an error or an end from each denied import, and nothing is written", () => {
    const host = newHost();
    const denied = imports.filter(({ name }) => !Object.hasOwn(allowedImports(host), name));
    const before = host.bytes().slice();
    for (const one of denied) {
      for (let round = 0; round < roundsOfDenied; round++) {
        host.call = newCall(input);
        const args = one.parameters.map((type) => argument(type, host.memory.size));
        const result = call(one, host, args, denial(host, one.name));
        if (!(result instanceof Stop)) expect(result, one.name).toBeLessThan(0);
        expect([...host.call.denied]).toEqual([one.name]);
      }
    }
    expect(Buffer.compare(before, host.bytes())).toBe(0);
  });

  it("name no more buffers than a system takes", () => {
    const host = hostWithCount();
    const allowed = allowedImports(host);
    const invalid = 28;
    for (const [name, descriptor] of [
      ["fd_write", 1],
      ["fd_write", 3],
      ["fd_read", 0],
    ] as const) {
      for (const count of [1_025, 2 ** 31 - 1, -1]) expect(allowed[name]?.(descriptor, 0, count, 0)).toBe(invalid);
      expect(allowed[name]?.(descriptor, 0, 1_024, 0)).toBe(0);
    }
    expect(host.memory.looks).toBeLessThan(4 * mostLooks);
  });

  it("meet the time limit in whatever takes long", () => {
    for (const [name, ...args] of [
      ["random_get", 0, 2 * wasmPageBytes],
      ["fd_close", 99],
      ["_Py_CheckEmscriptenSignals_Helper"],
      ["emscripten_get_now"],
      ["__syscall_mkdirat", 0, 0, 0],
    ] as const) {
      const host = newHost();
      const target = allowedImports(host)[name] ?? denial(host, name);
      const endless = () => {
        for (;;) target(...args);
      };
      expect(endless, name).toThrow("the time limit is used up");
    }
  });
});

function* changesOf(before: Uint8Array, after: Uint8Array): Generator<number> {
  if (Buffer.compare(before, after.subarray(0, before.length)) === 0) return;
  for (let at = 0; at < before.length; at++) if (before[at] !== after[at]) yield at;
}
