/** What every import of the guest works on. */
import type { CallState } from "./call-state.ts";
import type { GuestMemory } from "./guest-memory.ts";

export interface HostContext {
  memory: GuestMemory;
  /** Of the call under way. */
  call: CallState;
  /** The one file there is: read-only. */
  readonly standardLibrary: Uint8Array;
  /** Open descriptors of that file, with their positions. */
  openFiles: Map<number, number>;
  /** Nanoseconds on the host's clock since the interpreter's last reset. */
  clock: bigint;
}

// biome-ignore lint/suspicious/noExplicitAny: the wasm module fixes each import's signature, i32 as number, i64 as bigint
export type HostFunction = (...args: any[]) => unknown;
export type HostFunctions = Record<string, HostFunction>;

/** As WebAssembly's musl numbers them. */
export const errno = {
  EACCES: 2,
  EBADF: 8,
  EINVAL: 28,
  EMFILE: 33,
  ENAMETOOLONG: 37,
  ENOENT: 44,
  EPERM: 63,
  ERANGE: 68,
  ESPIPE: 70,
};
