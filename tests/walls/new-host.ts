import { CallState } from "#lib/grading/sandbox/host/call-state.ts";
import { GuestMemory, writeMapPage } from "#lib/grading/sandbox/host/guest-memory.ts";
import type { HostContext } from "#lib/grading/sandbox/host/host-context.ts";

export interface HostOfNobody extends HostContext {
  /** What the host noted as written: a byte for each page. */
  writeMap: Uint8Array;
  bytes(): Uint8Array;
}

export const hostPages = { initial: 2, limit: 3, maximum: 4 };
export const wasmPageBytes = 65_536;
export const capturedBytes = 3_000;

/** A host with a memory of its own and no guest, whose clock moves with each look so that polling ends in time. */
export function newHost(input = new Uint8Array()): HostOfNobody {
  const memory = new WebAssembly.Memory({ initial: hostPages.initial, maximum: hostPages.maximum });
  const size = hostPages.initial * wasmPageBytes;
  const writeMap = new Uint8Array((hostPages.maximum * wasmPageBytes) >>> writeMapPage.shift);
  return {
    memory: new GuestMemory(memory, writeMap, new Uint8Array(size)),
    call: newCall(input),
    standardLibrary: Uint8Array.from({ length: 50_000 }, (_, index) => index % 251),
    openFiles: new Map(),
    clock: 0n,
    writeMap,
    bytes: () => new Uint8Array(memory.buffer),
  };
}

export function newCall(input: Uint8Array): CallState {
  let now = 0;
  const memoryBytes = hostPages.limit * wasmPageBytes;
  const limits = { cpuMs: 1_000, outputBytes: capturedBytes, resultBytes: capturedBytes, memoryBytes, seed: 1 };
  return new CallState(input, limits, () => now++);
}
