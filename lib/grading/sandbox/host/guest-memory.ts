/**
 * Linear memory as the host sees it. Each address and length comes from the guest and may be a lie: whatever lies
 * outside throws a RangeError, which ends the call as a crash. Addresses arrive as signed 32-bit numbers.
 */
const longestPath = 4096;
const pageBytes = 65_536;
const latin1 = new TextDecoder("latin1");

export class GuestMemory {
  readonly #memory: WebAssembly.Memory;
  bytes: Uint8Array<ArrayBuffer>;
  #view: DataView<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.bytes = new Uint8Array(memory.buffer as ArrayBuffer);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** Grows to at least `size` bytes. Only here does memory grow: the module has no such instruction of its own. */
  grow(size: number): boolean {
    const missing = Math.ceil((size - this.bytes.length) / pageBytes);
    try {
      if (missing > 0) this.#memory.grow(missing);
    } catch {
      return false;
    }
    this.bytes = new Uint8Array(this.#memory.buffer as ArrayBuffer);
    this.#view = new DataView(this.bytes.buffer);
    return true;
  }

  /** A view, not a copy. */
  slice(address: number, length: number): Uint8Array<ArrayBuffer> {
    const from = address >>> 0;
    const to = from + (length >>> 0);
    if (to > this.bytes.length) throw new RangeError("an address outside of memory");
    return this.bytes.subarray(from, to);
  }

  getUint32(address: number): number {
    return this.#view.getUint32(address >>> 0, true);
  }

  getInt32(address: number): number {
    return this.#view.getInt32(address >>> 0, true);
  }

  setUint32(address: number, value: number): void {
    this.#view.setUint32(address >>> 0, value, true);
  }

  setInt32(address: number, value: number): void {
    this.#view.setInt32(address >>> 0, value, true);
  }

  setInt64(address: number, value: bigint): void {
    this.#view.setBigInt64(address >>> 0, value, true);
  }

  /** A zero-terminated string; only ever compared with our own few paths, so bytes beyond ASCII need no decoding. */
  path(address: number): string {
    const from = address >>> 0;
    const to = this.bytes.subarray(from, from + longestPath).indexOf(0);
    if (to < 0) throw new RangeError("a path without an end");
    return latin1.decode(this.bytes.subarray(from, from + to));
  }
}
