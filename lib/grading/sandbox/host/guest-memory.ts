/**
 * Linear memory as the host sees it, and the base that it is put back to.
 *
 * Each address and length comes from the guest and may be a lie: whatever lies outside throws a RangeError, which ends
 * the call as a crash. Addresses arrive as signed 32-bit numbers.
 *
 * The module notes each page that it writes (image/write-barrier.ts), and so does each method here that writes. Putting
 * memory back copies those pages and no others:
 *
 *   base: the image ──checkpoint──► the image, and what a first step left there ──checkpoint──► …
 *                   ◄─────undo─────                                              ◄─────undo─────
 */
const longestPath = 4096;
const wasmPageBytes = 65_536;
const latin1 = new TextDecoder("latin1");

/** Pages of the write map, not of WebAssembly. The module is built to them (image/build-image.ts). */
export const writeMapPage = { shift: 10, slackBytes: 256 };

/** What the base held, before a checkpoint put there what memory held: ranges as pairs of offsets, their bytes in a row. */
interface Undo {
  ranges: number[];
  bytes: Uint8Array;
}

export class GuestMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #writeMap: Uint8Array;
  readonly #base: Uint8Array;
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView<ArrayBuffer>;
  /** What checkpoints would put back, the last one's at the end: kept, as new buffers of megabytes cost more than copying. */
  #undone = new Uint8Array();
  #undoneLength = 0;

  /**
   * @param writeMap not 0 for each page that was written
   * @param base what memory is put back to, in its full length
   */
  constructor(memory: WebAssembly.Memory, writeMap: Uint8Array, base: Uint8Array) {
    this.#memory = memory;
    this.#writeMap = writeMap;
    this.#base = base;
    this.#bytes = new Uint8Array(memory.buffer as ArrayBuffer);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get size(): number {
    return this.#bytes.length;
  }

  copy(): Uint8Array {
    return this.#bytes.slice();
  }

  /** Grows to at least `size` bytes. Only here does memory grow: the module has no such instruction of its own. */
  grow(size: number): boolean {
    const missing = Math.ceil((size - this.size) / wasmPageBytes);
    try {
      if (missing > 0) this.#memory.grow(missing);
    } catch {
      return false;
    }
    this.#bytes = new Uint8Array(this.#memory.buffer as ArrayBuffer);
    this.#view = new DataView(this.#bytes.buffer);
    return true;
  }

  /** All of the base, whatever was noted. */
  load(): void {
    this.#bytes.set(this.#base);
    this.#writeMap.fill(0);
  }

  /** Back to the base. */
  restore(): void {
    const ranges = this.#takeWritten();
    for (let index = 0; index < ranges.length; index += 2) copyRange(this.#base, this.#bytes, ranges, index);
  }

  /** Makes what memory holds now the base. @returns how to take that back */
  checkpoint(): Undo {
    const ranges = this.#takeWritten();
    let length = 0;
    for (let index = 0; index < ranges.length; index += 2) length += lengthOf(ranges, index);
    const bytes = this.#reserve(length);
    for (let index = 0, at = 0; index < ranges.length; index += 2) {
      bytes.set(this.#base.subarray(ranges[index], ranges[index + 1]), at);
      copyRange(this.#bytes, this.#base, ranges, index);
      at += lengthOf(ranges, index);
    }
    return { ranges, bytes };
  }

  #reserve(length: number): Uint8Array {
    const start = this.#undoneLength;
    this.#undoneLength += length;
    // Those who hold a part of the old buffer keep it.
    if (this.#undoneLength > this.#undone.length) this.#undone = new Uint8Array(2 * this.#undoneLength);
    return this.#undone.subarray(start, this.#undoneLength);
  }

  /** Makes the base what it was before a checkpoint: the last one that is left. */
  undo({ ranges, bytes }: Undo): void {
    this.#undoneLength = Math.max(0, this.#undoneLength - bytes.length);
    for (let index = 0, at = 0; index < ranges.length; index += 2) {
      const [from, length] = [ranges[index] as number, lengthOf(ranges, index)];
      this.#base.set(bytes.subarray(at, at + length), from);
      this.#note(from, length);
      at += length;
    }
  }

  /** What was written since this was last asked. A noted page stands for the beginning of the next one as well. */
  #takeWritten(): number[] {
    const map = this.#writeMap;
    const ranges: number[] = [];
    for (let page = map.indexOf(1); page >= 0; ) {
      let next = page + 1;
      while (map[next] === 1 || map[next + 1] === 1 || map[next + 2] === 1) next++; // a short gap costs less than a new range
      const to = Math.min((next << writeMapPage.shift) + writeMapPage.slackBytes, this.#base.length);
      ranges.push(page << writeMapPage.shift, to);
      page = map.indexOf(1, next);
    }
    map.fill(0);
    return ranges;
  }

  /** A view, not a copy; not to be written to. */
  readable(address: number, length: number): Uint8Array<ArrayBuffer> {
    const from = address >>> 0;
    const to = from + (length >>> 0);
    if (to > this.size) throw new RangeError("an address outside of memory");
    return this.#bytes.subarray(from, to);
  }

  /** A view to be filled at once. */
  writable(address: number, length: number): Uint8Array<ArrayBuffer> {
    const view = this.readable(address, length);
    this.#note(view.byteOffset, view.byteLength);
    return view;
  }

  #note(from: number, length: number): void {
    // With a sign: nothing at 0 ends at -1, in the page before the first.
    this.#writeMap.fill(1, from >> writeMapPage.shift, ((from + length - 1) >> writeMapPage.shift) + 1);
  }

  getUint32(address: number): number {
    return this.#view.getUint32(address >>> 0, true);
  }

  getInt32(address: number): number {
    return this.#view.getInt32(address >>> 0, true);
  }

  setUint32(address: number, value: number): void {
    this.#view.setUint32(address >>> 0, value, true);
    this.#note(address >>> 0, 4);
  }

  setInt32(address: number, value: number): void {
    this.#view.setInt32(address >>> 0, value, true);
    this.#note(address >>> 0, 4);
  }

  setInt64(address: number, value: bigint): void {
    this.#view.setBigInt64(address >>> 0, value, true);
    this.#note(address >>> 0, 8);
  }

  /** A zero-terminated string; only ever compared with our own few paths, so bytes beyond ASCII need no decoding. Null: too long. */
  path(address: number): string | null {
    const from = address >>> 0;
    const to = this.#bytes.subarray(from, from + longestPath).indexOf(0);
    if (to < 0 && from + longestPath > this.size) throw new RangeError("a path outside of memory");
    if (to < 0) return null;
    return latin1.decode(this.#bytes.subarray(from, from + to));
  }
}

function copyRange(source: Uint8Array, target: Uint8Array, ranges: number[], index: number): void {
  const from = ranges[index] as number;
  target.set(source.subarray(from, ranges[index + 1]), from);
}

function lengthOf(ranges: number[], index: number): number {
  return (ranges[index + 1] as number) - (ranges[index] as number);
}
