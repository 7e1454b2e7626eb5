/**
 * Reading and writing WebAssembly's binary format, as far as the image builder needs it: sections, numbers, and where an
 * instruction ends. https://webassembly.github.io/spec/core/binary/index.html
 */

export const headerBytes = 8;
export const sectionId = { type: 1, import: 2, function: 3, memory: 5, global: 6, export: 7, code: 10 };

export interface Section {
  id: number;
  /** Of its content. */
  start: number;
  end: number;
}

/** Unsigned LEB128 at `at`; `next` is the offset behind it. */
export function readUnsigned(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  let factor = 1;
  for (let next = at; next < bytes.length; next++) {
    const byte = bytes[next] ?? 0;
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) return { value, next: next + 1 };
  }
  throw new Error("the WebAssembly module ends inside a number");
}

/** The offset behind a LEB128 number, signed or not. */
export function skipNumber(bytes: Uint8Array, at: number): number {
  let next = at;
  while ((bytes[next] ?? 0) >= 0x80) next++;
  return next + 1;
}

export function* sections(bytes: Uint8Array): Generator<Section> {
  for (let at = headerBytes; at < bytes.length; ) {
    const size = readUnsigned(bytes, at + 1);
    const section = { id: bytes[at] ?? 0, start: size.next, end: size.next + size.value };
    yield section;
    at = section.end;
  }
}

export function findSection(bytes: Uint8Array, id: number): Section {
  for (const section of sections(bytes)) if (section.id === id) return section;
  throw new Error(`the WebAssembly module has no section ${id}`);
}

const instruction = {
  branchTable: 0x0e,
  selectTyped: 0x1c,
  f32Constant: 0x43,
  f64Constant: 0x44,
  miscellaneous: 0xfc,
};

/** How many numbers follow an opcode. What is listed nowhere is refused. */
const operands = new Map<number, number>();
const define = (count: number, ...ranges: [first: number, last: number][]) => {
  for (const [first, last] of ranges) for (let code = first; code <= last; code++) operands.set(code, count);
};
define(0, [0x00, 0x01], [0x05, 0x05], [0x0a, 0x0b], [0x0f, 0x0f], [0x19, 0x1b], [0x45, 0xc4], [0xd1, 0xd1]);
define(1, [0x02, 0x04], [0x06, 0x09], [0x0c, 0x0d], [0x10, 0x10], [0x12, 0x12], [0x14, 0x15], [0x18, 0x18]);
define(1, [0x20, 0x26], [0x3f, 0x3f], [0x41, 0x42], [0xd0, 0xd0], [0xd2, 0xd2]);
define(2, [0x11, 0x11], [0x13, 0x13], [0x28, 0x3e]);

/** The same behind 0xFC: conversions, bulk memory and tables. */
const miscellaneousOperands = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** The offset behind the instruction at `at`. */
export function skipInstruction(bytes: Uint8Array, at: number): number {
  const opcode = bytes[at] ?? 0;
  let next = at + 1;
  if (opcode === instruction.f32Constant) return next + 4;
  if (opcode === instruction.f64Constant) return next + 8;
  if (opcode === instruction.branchTable || opcode === instruction.selectTyped) {
    const count = readUnsigned(bytes, next);
    next = count.next;
    const numbers = count.value + (opcode === instruction.branchTable ? 1 : 0);
    for (let index = 0; index < numbers; index++) next = skipNumber(bytes, next);
    return next;
  }
  let count = operands.get(opcode);
  if (opcode === instruction.miscellaneous) {
    const kind = readUnsigned(bytes, next);
    next = kind.next;
    count = miscellaneousOperands[kind.value];
  }
  if (count === undefined) throw new Error(`unexpected WebAssembly instruction 0x${opcode.toString(16)}`);
  for (let index = 0; index < count; index++) next = skipNumber(bytes, next);
  return next;
}

/** Grows as it is written to. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.length++] = value;
  }

  bytes(...values: number[]): void {
    for (const value of values) this.byte(value);
  }

  append(chunk: Uint8Array): void {
    this.#reserve(chunk.length);
    this.#bytes.set(chunk, this.length);
    this.length += chunk.length;
  }

  /** Unsigned LEB128. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Signed LEB128 of a number that is not negative. */
  signed(value: number): void {
    let rest = value;
    while (rest >= 0x40) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}
