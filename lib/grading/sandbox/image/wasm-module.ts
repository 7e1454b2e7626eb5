/**
 * The few facts that we need about CPython's WebAssembly module and that no JavaScript API tells: where the memory's
 * maximum is written, and how many of its globals can change.
 * Only sections' heads and two sections' bodies are read: https://webassembly.github.io/spec/core/binary/modules.html
 */
import { findSection, readUnsigned, sectionId } from "./wasm-binary.ts";

/**
 * A copy of `module` whose memory can't grow beyond `pages` (of 64 KiB). The engine enforces it, whatever the host
 * does. The number is rewritten in place, padded to the length it had, so that nothing else moves.
 */
export function withMemoryMaximum(module: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(module);
  const count = readUnsigned(copy, findSection(copy, sectionId.memory).start);
  const hasMaximum = copy[count.next] === 1;
  if (count.value !== 1 || !hasMaximum)
    throw new Error("the WebAssembly module does not declare one memory with a maximum");
  const maximum = readUnsigned(copy, readUnsigned(copy, count.next + 1).next);
  const from = readUnsigned(copy, count.next + 1).next;
  let rest = pages;
  for (let at = from; at < maximum.next; at++) {
    const isLast = at === maximum.next - 1;
    copy[at] = (rest & 0x7f) | (isLast ? 0 : 0x80);
    rest >>>= 7;
  }
  if (rest !== 0) throw new Error(`a maximum of ${pages} pages does not fit where the module writes its own`);
  return copy;
}

/**
 * How many of the module's own globals are mutable. Resetting an interpreter means resetting memory and these, so the
 * image builder refuses a module that has more of them than the host knows.
 */
export function countMutableGlobals(module: Uint8Array): number {
  const section = findSection(module, sectionId.global);
  const count = readUnsigned(module, section.start);
  let at = count.next;
  let mutable = 0;
  for (let index = 0; index < count.value; index++) {
    mutable += module[at + 1] ?? 0;
    at = skipConstantExpression(module, at + 2);
  }
  if (at !== section.end) throw new Error("the WebAssembly module's globals could not be read");
  return mutable;
}

const fixedWidthConstants: Record<number, number> = { 67: 4, 68: 8 };
const lebOperands = new Set([0x23, 0x41, 0x42, 0xd0, 0xd2]); // global.get, i32.const, i64.const, ref.null, ref.func
const end = 0x0b;

function skipConstantExpression(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const opcode = bytes[at++] ?? 0;
    if (opcode === end) return at;
    const width = fixedWidthConstants[opcode];
    if (width !== undefined) at += width;
    else if (lebOperands.has(opcode)) at = readUnsigned(bytes, at).next;
    else throw new Error(`unexpected instruction 0x${opcode.toString(16)} in a WebAssembly global`);
  }
}
