/**
 * Linear memory as the host sees it, and the layers that it is put back to.
 *
 * Each address and length comes from the guest and may be a lie: whatever lies outside throws a RangeError, which ends
 * the call as a crash. Addresses arrive as signed 32-bit numbers.
 *
 * The module notes each page that it writes (image/write-barrier.ts), and so does each method here that writes. Putting
 * memory back copies those pages and no others:
 *
 *   image ◄── checkpoint ◄── checkpoint ◄── pages written since
 */
const longestPath = 4096;
const wasmPageBytes = 65_536;
const latin1 = new TextDecoder("latin1");

/** Pages of the write map, not of WebAssembly. The module is built to them (image/build-image.ts). */
export const writeMapPage = { shift: 12, slackBytes: 256 };
const pageBytes = 2 ** writeMapPage.shift;

/** The pages of a checkpoint that differ from what lies below it. */
type Layer = Map<number, Uint8Array>;

export class GuestMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #writeMap: Uint8Array;
  readonly #image: Uint8Array;
  readonly #layers: Layer[] = [];
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView<ArrayBuffer>;

  /**
   * @param writeMap not 0 for each page that was written
   * @param image what memory holds at the start, without the zeros at its end
   */
  constructor(memory: WebAssembly.Memory, writeMap: Uint8Array, image: Uint8Array) {
    this.#memory = memory;
    this.#writeMap = writeMap;
    this.#image = image;
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

  /** All of the image, whatever was noted. */
  load(): void {
    this.#bytes.set(this.#image);
    this.#bytes.fill(0, this.#image.length);
    this.#writeMap.fill(0);
  }

  /** What memory holds now is what `restore` puts back from now on. */
  checkpoint(): void {
    const layer: Layer = new Map();
    for (const page of this.#takeWritten()) layer.set(page, this.#page(page).slice());
    this.#layers.push(layer);
  }

  /** Back to the checkpoint before the last one, or to the image. */
  dropCheckpoint(): void {
    for (const page of this.#layers.pop()?.keys() ?? []) this.#writeMap[page] = 1;
    this.restore();
  }

  /** Back to the image. */
  dropCheckpoints(): void {
    for (const layer of this.#layers.splice(0)) for (const page of layer.keys()) this.#writeMap[page] = 1;
    this.restore();
  }

  /** Back to the last checkpoint, or to the image where there is none. */
  restore(): void {
    for (const page of this.#takeWritten()) this.#restorePage(page);
  }

  #restorePage(page: number): void {
    const target = this.#page(page);
    const kept = this.#layers.findLast((layer) => layer.has(page))?.get(page);
    if (kept) target.set(kept);
    else {
      const original = this.#image.subarray(page * pageBytes, (page + 1) * pageBytes);
      target.set(original);
      target.fill(0, original.length);
    }
  }

  #page(page: number): Uint8Array {
    return this.#bytes.subarray(page * pageBytes, (page + 1) * pageBytes);
  }

  /** Pages written since this was last asked. A noted page stands for the beginning of the next one as well. */
  #takeWritten(): number[] {
    const map = this.#writeMap;
    const pages: number[] = [];
    const last = this.size / pageBytes - 1;
    for (let page = map.indexOf(1); page >= 0 && page <= last; page = map.indexOf(1, page + 1)) {
      if (pages.at(-1) !== page) pages.push(page);
      if (page < last) pages.push(page + 1);
    }
    map.fill(0);
    return pages;
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
    this.#writeMap.fill(1, from >>> writeMapPage.shift, ((from + length - 1) >>> writeMapPage.shift) + 1);
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

  /** A zero-terminated string; only ever compared with our own few paths, so bytes beyond ASCII need no decoding. */
  path(address: number): string {
    const from = address >>> 0;
    const to = this.#bytes.subarray(from, from + longestPath).indexOf(0);
    if (to < 0) throw new RangeError("a path without an end");
    return latin1.decode(this.#bytes.subarray(from, from + to));
  }
}
