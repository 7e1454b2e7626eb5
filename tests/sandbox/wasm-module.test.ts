import { describe, expect, it } from "vitest";
import { countMutableGlobals, withMemoryMaximum } from "#lib/grading/sandbox/image/wasm-module.ts";

/** (memory 1 1000), then (global mut i32 0) (global i64 5) (global mut f64 1) */
const module = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[5, 5, 1, 1, 1, 0xe8, 0x07],
  ...[6, 23, 3],
  ...[0x7f, 1, 0x41, 0, 0x0b],
  ...[0x7e, 0, 0x42, 5, 0x0b],
  ...[0x7c, 1, 0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x0b],
]);

describe("a WebAssembly module", () => {
  it("is valid to begin with", () => {
    expect(WebAssembly.validate(module)).toBe(true);
  });

  it("gets a lower memory maximum, and is still valid", () => {
    const lowered = withMemoryMaximum(module, 3);
    expect(WebAssembly.validate(lowered)).toBe(true);
    expect([...lowered.subarray(8, 15)]).toEqual([5, 5, 1, 1, 1, 0x83, 0x00]);
  });

  it("does not get a maximum that takes more room than there is", () => {
    expect(() => withMemoryMaximum(module, 65_536)).toThrow(/does not fit/);
  });

  it("has its mutable globals counted", () => {
    expect(countMutableGlobals(module)).toBe(2);
  });
});
