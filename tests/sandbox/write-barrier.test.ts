import { beforeEach, describe, expect, it } from "vitest";
import { withWriteBarrier } from "#lib/grading/sandbox/image/write-barrier.ts";

const page = { shift: 10, slackBytes: 256 };

const i32 = 0x7f;
const section = (id: number, ...content: number[]) => [id, content.length, ...content];
const text = (word: string) => [word.length, ...Buffer.from(word)];
const body = (...code: number[]) => [code.length + 2, 0, ...code, 0x0b];
const arguments2 = [0x20, 0, 0x20, 1];
const arguments3 = [...arguments2, 0x20, 2];

/** One memory of one page (64 KiB), and a function for each way to write to it. */
function moduleOf(functions: Record<string, { parameters: number; code: number[] }>): Uint8Array {
  const names = Object.keys(functions);
  const exports = names.flatMap((name, index) => [...text(name), 0, index]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 2, 0x60, 2, i32, i32, 0, 0x60, 3, i32, i32, i32, 0),
    ...section(3, names.length, ...Object.values(functions).map(({ parameters }) => parameters - 2)),
    ...section(5, 1, 1, 1, 1),
    ...section(7, names.length + 1, ...text("memory"), 2, 0, ...exports),
    ...section(10, names.length, ...Object.values(functions).flatMap(({ code }) => body(...code))),
  ]);
}

const writing = moduleOf({
  store: { parameters: 2, code: [...arguments2, 0x36, 2, 0] },
  storeFar: { parameters: 2, code: [...arguments2, 0x36, 2, 0x88, 0x27] }, // offset 5000
  storeLong: { parameters: 2, code: [0x20, 0, 0x20, 1, 0xac, 0x37, 3, 0] }, // as an i64
  fill: { parameters: 3, code: [...arguments3, 0xfc, 11, 0] },
  copy: { parameters: 3, code: [...arguments3, 0xfc, 10, 0, 0] },
});

interface Exports {
  memory: WebAssembly.Memory;
  write_map: WebAssembly.Memory;
  store(address: number, value: number): void;
  storeFar(address: number, value: number): void;
  storeLong(address: number, value: number): void;
  fill(address: number, value: number, length: number): void;
  copy(to: number, from: number, length: number): void;
}

let exports: Exports;
const notedPages = () => {
  const map = new Uint8Array(exports.write_map.buffer);
  return [...map.keys()].filter((index) => map[index] !== 0);
};
const bytes = () => new Uint8Array(exports.memory.buffer);

beforeEach(() => {
  const noting = new WebAssembly.Module(withWriteBarrier(writing, 1, page));
  exports = new WebAssembly.Instance(noting).exports as unknown as Exports;
});

describe("a module with a write barrier", () => {
  it("still writes what it wrote", () => {
    exports.store(8, 0x01020304);
    exports.storeLong(16, -1);
    exports.fill(30_000, 7, 3);
    exports.copy(40_000, 29_999, 4);
    expect([...bytes().subarray(8, 12)]).toEqual([4, 3, 2, 1]);
    expect([...bytes().subarray(16, 24)]).toEqual(Array(8).fill(0xff));
    expect([...bytes().subarray(40_000, 40_004)]).toEqual([0, 7, 7, 7]);
  });

  it("notes nothing before it writes", () => {
    expect(notedPages()).toEqual([]);
  });

  it("notes the page of a store, and of one far from its base address the page that it reaches", () => {
    exports.store(5 * 1024 + 1000, 1);
    exports.storeLong(9 * 1024, 1);
    exports.storeFar(0, 1);
    expect(notedPages()).toEqual([4, 5, 9]);
  });

  it("notes each page of a fill and of a copy's target", () => {
    exports.fill(1_023, 1, 2_000);
    exports.copy(20 * 1024, 0, 1_024);
    expect(notedPages()).toEqual([0, 1, 2, 20]);
    exports.fill(30 * 1024, 1, 0);
    expect(notedPages()).toEqual([0, 1, 2, 20]);
  });

  it("notes a store that crosses into the next page for the first only: the slack is for that", () => {
    exports.storeLong(3 * 1024 - 4, -1);
    expect(notedPages()).toEqual([2]);
  });

  it("lets a write outside of memory trap as before", () => {
    expect(() => exports.store(65_536, 1)).toThrow(WebAssembly.RuntimeError);
    expect(() => exports.fill(65_000, 1, 1_000)).toThrow(WebAssembly.RuntimeError);
    expect(() => exports.fill(-1, 1, 2)).toThrow(WebAssembly.RuntimeError);
  });

  it.each([
    ["a vector store", [0xfd, 11, 4, 0]],
    ["an atomic store", [0xfe, 0x17, 2, 0]],
    ["an instruction that does not exist", [0xff]],
  ])("is refused for %s", (_what, instruction) => {
    const unknown = moduleOf({ write: { parameters: 2, code: [...arguments2, ...instruction] } });
    expect(() => withWriteBarrier(unknown, 1, page)).toThrow(/unexpected WebAssembly instruction/);
  });
});
