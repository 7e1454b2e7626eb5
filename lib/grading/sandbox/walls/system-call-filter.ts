/**
 * The kernel's own wall around a child: a program in its packet filter language (classic BPF, as seccomp(2) takes it)
 * that runs before each system call. It refuses what system-calls.ts lists, and the child can't take it off again.
 */
import { callsWithFlags, deniedCalls, missingCalls, newestKnownCall } from "./system-calls.ts";

/** One instruction: operation, where to go on if the test holds or fails (how many to skip), operand. */
type Instruction = [operation: number, ifTrue: number, ifFalse: number, operand: number];

const load = 0x20;
const jumpIfEqual = 0x15;
const jumpIfGreater = 0x25;
const jumpIfAnyBit = 0x45;
const finish = 0x06;

/** Offsets in the kernel's `struct seccomp_data`. */
const callNumber = 0;
const machine = 4;
const argument = (index: number) => 16 + 8 * index; // the lower half: both machines are little-endian

const allow: Instruction = [finish, 0, 0, 0x7fff_0000];
const killProcess: Instruction = [finish, 0, 0, 0x8000_0000];
const failWith = (errno: number): Instruction => [finish, 0, 0, 0x0005_0000 | errno];
const notPermitted = failWith(1); // EPERM
const notThere = failWith(38); // ENOSYS

const machines: Record<string, { audit: number; column: 0 | 1 }> = {
  x64: { audit: 0xc000_003e, column: 0 },
  arm64: { audit: 0xc000_00b7, column: 1 },
};

/** @returns the program as the kernel takes it; null for a machine whose numbers are not known here */
export function systemCallFilter(architecture: string): Uint8Array | null {
  const known = machines[architecture];
  if (!known) return null;
  const { audit, column } = known;
  const whenCalled = (number: number | null, ...then: Instruction[]): Instruction[] =>
    number === null ? [] : [[jumpIfEqual, 0, then.length, number], ...then];
  const missing = Object.values(missingCalls);
  const denied = Object.values(deniedCalls).flatMap((calls) => Object.values(calls));
  return encode([
    // A 32-bit call on a 64-bit machine has other numbers: nobody here makes one but to get around this list.
    [load, 0, 0, machine],
    [jumpIfEqual, 1, 0, audit],
    killProcess,
    [load, 0, 0, callNumber],
    [jumpIfGreater, 0, 1, newestKnownCall], // the x32 calls as well, whose numbers have a high bit set
    notThere,
    ...denied.flatMap((numbers) => whenCalled(numbers[column], notPermitted)),
    ...missing.flatMap((numbers) => whenCalled(numbers[column], notThere)),
    ...callsWithFlags.flatMap(({ numbers, argument: index, flags, allowed }) =>
      whenCalled(
        numbers[column],
        [load, 0, 0, argument(index)],
        [jumpIfAnyBit, ...(allowed === "with" ? ([1, 0] as const) : ([0, 1] as const)), flags],
        notPermitted,
        allow,
      ),
    ),
    allow,
  ]);
}

function encode(program: Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8 * program.length));
  program.forEach(([operation, ifTrue, ifFalse, operand], index) => {
    bytes.setUint16(8 * index, operation, true);
    bytes.setUint8(8 * index + 2, ifTrue);
    bytes.setUint8(8 * index + 3, ifFalse);
    bytes.setUint32(8 * index + 4, operand, true);
  });
  return new Uint8Array(bytes.buffer);
}
