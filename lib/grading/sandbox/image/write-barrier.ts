/**
 * Has CPython's WebAssembly module note which pages of its memory it writes, so that a reset copies those few back
 * instead of all of them.
 *
 * In front of each store of the code section comes one more, which sets a byte for the page in a second memory, the write
 * map. No instruction of the original can name that memory, so even a program that has broken CPython can't wipe its
 * traces. What is not known here is refused: a module with an instruction that may write in another way can't be built.
 */
import {
  ByteWriter,
  findSection,
  headerBytes,
  readUnsigned,
  type Section,
  sectionId,
  sections,
  skipInstruction,
  skipNumber,
} from "./wasm-binary.ts";

/** Name of the exported memory that holds a byte for each page; not 0: the page was written. */
export const writeMapExport = "write_map";

export interface PageSize {
  /** log2 of a page's bytes */
  shift: number;
  /**
   * A store is noted for the page of its base address, though it may write up to this many bytes further on: a noted
   * page stands for the first bytes of the next one as well.
   */
  slackBytes: number;
}

const wasmPageBytes = 65_536;
const writeMapIndex = 1;
const mostBytesStored = 8;

const type = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c };
const i32 = { const: 0x41, add: 0x6a, sub: 0x6b, shiftRight: 0x76, store8: 0x3a };
const local = { get: 0x20, set: 0x21, tee: 0x22 };
const bulk = { prefix: 0xfc, init: 8, copy: 10, fill: 11 };

/** Store instructions, by the type of what they store. Those of vectors and threads are refused with their families. */
const stores = new Map<number, number>([
  [0x36, type.i32],
  [0x37, type.i64],
  [0x38, type.f32],
  [0x39, type.f64],
  [0x3a, type.i32],
  [0x3b, type.i32],
  [0x3c, type.i64],
  [0x3d, type.i64],
  [0x3e, type.i64],
]);

/**
 * @param memoryPages of 64 KiB: the most that the module's memory may have
 * @throws for a module with instructions, memories or types that are not known here
 */
export function withWriteBarrier(module: Uint8Array, memoryPages: number, page: PageSize): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(module.length * 2);
  out.append(module.subarray(0, headerBytes));
  for (const section of sections(module)) {
    const body = new ByteWriter((section.end - section.start) * 2);
    if (section.id === sectionId.memory)
      addMapMemory(module, section, body, (memoryPages * wasmPageBytes) >>> page.shift);
    else if (section.id === sectionId.export) addMapExport(module, section, body);
    else if (section.id === sectionId.code) new CodeRewriter(module, page).rewrite(section, body);
    else body.append(module.subarray(section.start, section.end));
    out.byte(section.id);
    out.unsigned(body.length);
    out.append(body.written());
  }
  return out.written();
}

function addMapMemory(module: Uint8Array, { start, end }: Section, body: ByteWriter, mapBytes: number): void {
  const count = readUnsigned(module, start);
  if (count.value !== writeMapIndex) throw new Error("the WebAssembly module has more than one memory");
  body.unsigned(count.value + 1);
  body.append(module.subarray(count.next, end));
  const pages = Math.ceil(mapBytes / wasmPageBytes);
  body.byte(1); // with a maximum
  body.unsigned(pages);
  body.unsigned(pages);
}

function addMapExport(module: Uint8Array, { start, end }: Section, body: ByteWriter): void {
  const count = readUnsigned(module, start);
  const name = new TextEncoder().encode(writeMapExport);
  body.unsigned(count.value + 1);
  body.append(module.subarray(count.next, end));
  body.unsigned(name.length);
  body.append(name);
  body.bytes(2, writeMapIndex);
}

/** Parameters of each function that the module defines, in the order of the code section. */
function parameterCounts(module: Uint8Array): number[] {
  const types = findSection(module, sectionId.type);
  const count = readUnsigned(module, types.start);
  const parametersOfType: number[] = [];
  let at = count.next;
  while (parametersOfType.length < count.value) {
    if (module[at] !== 0x60) throw new Error("the WebAssembly module has a type that is not a plain function");
    const parameters = readUnsigned(module, at + 1);
    const results = readUnsigned(module, parameters.next + parameters.value); // each type is one byte
    parametersOfType.push(parameters.value);
    at = results.next + results.value;
  }
  if (at !== types.end) throw new Error("the WebAssembly module's types could not be read");
  const functions = findSection(module, sectionId.function);
  const defined = readUnsigned(module, functions.start);
  const counts: number[] = [];
  for (let next = defined.next; counts.length < defined.value; ) {
    const index = readUnsigned(module, next);
    counts.push(parametersOfType[index.value] ?? 0);
    next = index.next;
  }
  return counts;
}

/** The locals that a rewritten function has more than before: places to keep operands in, each used by one store at a time. */
class ExtraLocals {
  readonly #types: number[] = [];
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  /** The `nth` of that type, made when it is first asked for. */
  index(wanted: number, nth = 0): number {
    let seen = 0;
    for (const [index, type] of this.#types.entries()) {
      if (type === wanted && seen++ === nth) return this.#first + index;
    }
    this.#types.push(wanted);
    return seen === nth ? this.#first + this.#types.length - 1 : this.index(wanted, nth);
  }

  get types(): readonly number[] {
    return this.#types;
  }
}

class CodeRewriter {
  readonly #module: Uint8Array;
  readonly #page: PageSize;

  constructor(module: Uint8Array, page: PageSize) {
    this.#module = module;
    this.#page = page;
  }

  rewrite({ start, end }: Section, out: ByteWriter): void {
    const count = readUnsigned(this.#module, start);
    out.unsigned(count.value);
    let at = count.next;
    for (const parameters of parameterCounts(this.#module)) {
      const size = readUnsigned(this.#module, at);
      const body = this.#rewriteFunction(parameters, size.next, size.next + size.value);
      out.unsigned(body.length);
      out.append(body.written());
      at = size.next + size.value;
    }
    if (at !== end) throw new Error("the WebAssembly module's code could not be read");
  }

  #rewriteFunction(parameters: number, start: number, end: number): ByteWriter {
    const groups = readUnsigned(this.#module, start);
    let localCount = parameters;
    let at = groups.next;
    for (let group = 0; group < groups.value; group++) {
      const size = readUnsigned(this.#module, at);
      localCount += size.value;
      at = skipNumber(this.#module, size.next);
    }
    const extra = new ExtraLocals(localCount);
    const code = new ByteWriter((end - at) * 2 + 16);
    this.#rewriteInstructions(at, end, extra, code);

    const body = new ByteWriter(code.length + (at - start) + 32);
    body.unsigned(groups.value + extra.types.length);
    body.append(this.#module.subarray(groups.next, at));
    for (const added of extra.types) body.bytes(1, added);
    body.append(code.written());
    return body;
  }

  #rewriteInstructions(from: number, end: number, extra: ExtraLocals, out: ByteWriter): void {
    const module = this.#module;
    let copied = from;
    for (let at = from; at < end; ) {
      const next = skipInstruction(module, at);
      const stored = stores.get(module[at] ?? 0);
      const isBulk = module[at] === bulk.prefix;
      if (stored !== undefined || isBulk) {
        out.append(module.subarray(copied, at));
        if (stored !== undefined) this.#noteStore(at, extra, stored, out);
        else this.#noteBulk(at, extra, out);
        copied = at;
      }
      at = next;
    }
    out.append(module.subarray(copied, end));
  }

  /** On the stack: address, value. */
  #noteStore(at: number, extra: ExtraLocals, stored: number, out: ByteWriter): void {
    const alignment = readUnsigned(this.#module, at + 1);
    if (alignment.value >= 0x40) throw new Error("a WebAssembly store names its memory");
    const offset = readUnsigned(this.#module, alignment.next).value;
    const address = extra.index(type.i32);
    const value = extra.index(stored, stored === type.i32 ? 1 : 0);
    use(out, local.set, value);
    use(out, local.tee, address);
    if (offset + mostBytesStored > this.#page.slackBytes) {
      constant(out, offset);
      out.byte(i32.add);
    }
    this.#toPage(out);
    constant(out, 1);
    out.bytes(i32.store8, 0x40, writeMapIndex, 0); // alignment 0, and "a memory's index follows"
    use(out, local.get, address);
    use(out, local.get, value);
  }

  /** On the stack: where to, what, how many bytes. Conversions have the same prefix and write nothing. */
  #noteBulk(at: number, extra: ExtraLocals, out: ByteWriter): void {
    const kind = readUnsigned(this.#module, at + 1).value;
    if (kind !== bulk.init && kind !== bulk.copy && kind !== bulk.fill) return;
    const [address, source, length] = [extra.index(type.i32), extra.index(type.i32, 1), extra.index(type.i32, 2)];
    use(out, local.set, length);
    use(out, local.set, source);
    use(out, local.tee, address);
    this.#toPage(out);
    constant(out, 1);
    // Pages touched: ((address + length + page - 1) >> shift) - (address >> shift); at least those written.
    use(out, local.get, address);
    use(out, local.get, length);
    out.byte(i32.add);
    constant(out, 2 ** this.#page.shift - 1);
    out.byte(i32.add);
    this.#toPage(out);
    use(out, local.get, address);
    this.#toPage(out);
    out.byte(i32.sub);
    out.bytes(bulk.prefix, bulk.fill, writeMapIndex);
    use(out, local.get, address);
    use(out, local.get, source);
    use(out, local.get, length);
  }

  #toPage(out: ByteWriter): void {
    constant(out, this.#page.shift);
    out.byte(i32.shiftRight);
  }
}

function use(out: ByteWriter, access: number, index: number): void {
  out.byte(access);
  out.unsigned(index);
}

function constant(out: ByteWriter, value: number): void {
  out.byte(i32.const);
  if (value >= 0x8000_0000) throw new Error("a WebAssembly store lies beyond the memory");
  out.signed(value);
}
