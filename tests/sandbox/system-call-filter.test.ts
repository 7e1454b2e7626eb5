/** The filter's program, run here as the kernel would run it. */
import { describe, expect, it } from "vitest";
import { systemCallFilter } from "#lib/grading/sandbox/walls/system-call-filter.ts";
import { deniedCalls } from "#lib/grading/sandbox/walls/system-calls.ts";

interface SystemCall {
  number: number;
  machine?: number;
  arguments?: number[];
}

const allowed = "allowed";
const killed = "killed";
const notPermitted = "errno 1";
const notThere = "errno 38";

/** Classic BPF, as far as the filter uses it. */
function ask(filter: Uint8Array, machine: number, call: SystemCall): string {
  const data = new DataView(new ArrayBuffer(64));
  data.setUint32(0, call.number, true);
  data.setUint32(4, call.machine ?? machine, true);
  call.arguments?.forEach((value, index) => {
    data.setUint32(16 + 8 * index, value, true);
  });
  const program = new DataView(filter.buffer);
  let accumulator = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const operand = program.getUint32(at + 4, true);
    const jump = (holds: boolean) => {
      at += 8 * program.getUint8(holds ? at + 2 : at + 3);
    };
    const operation = program.getUint16(at, true);
    if (operation === 0x20) accumulator = data.getUint32(operand, true);
    else if (operation === 0x15) jump(accumulator === operand);
    else if (operation === 0x25) jump(accumulator > operand);
    else if (operation === 0x45) jump((accumulator & operand) !== 0);
    else if (operation === 0x06) return nameOf(operand);
    else throw new Error(`operation ${operation}`);
  }
  throw new Error("the program has no end");
}

function nameOf(result: number): string {
  if (result === 0x7fff_0000) return allowed;
  if (result === 0x8000_0000) return killed;
  return `errno ${result - 0x5_0000}`;
}

describe.each([
  { architecture: "x64", machine: 0xc000_003e, column: 0 as const, other: 0x4000_0003 },
  { architecture: "arm64", machine: 0xc000_00b7, column: 1 as const, other: 0x4000_0028 },
])("the filter for $architecture", ({ architecture, machine, column, other }) => {
  const filter = systemCallFilter(architecture);
  if (!filter) throw new Error("there is none");
  const call = (numbers: [number, number], ...values: number[]) =>
    ask(filter, machine, { number: numbers[column], arguments: values });

  it("is shorter than the kernel's limit of 4,096 instructions", () => {
    expect(filter.length / 8).toBeLessThan(4_096);
  });

  it("refuses each call of the list, and no call has two names", () => {
    const numbers = Object.values(deniedCalls)
      .flatMap((calls) => Object.values(calls).map((pair) => pair[column]))
      .filter((number) => number !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(ask(filter, machine, { number }), String(number)).toBe(notPermitted);
  });

  it("allows what Node lives on", () => {
    const read: [number, number] = [0, 63];
    const write: [number, number] = [1, 64];
    const futex: [number, number] = [202, 98];
    const mmap: [number, number] = [9, 222];
    const tgkill: [number, number] = [234, 131];
    const exit: [number, number] = [231, 94];
    for (const numbers of [read, write, futex, mmap, tgkill, exit]) expect(call(numbers)).toBe(allowed);
  });

  it("allows threads, and no processes", () => {
    const clone: [number, number] = [56, 220];
    const threadFlags = 0x3d_0f00;
    expect(call(clone, threadFlags)).toBe(allowed);
    expect(call(clone, 17)).toBe(notPermitted); // SIGCHLD: a fork
    expect(call(clone, 0x1000_0000)).toBe(notPermitted); // CLONE_NEWUSER
    expect(call([435, 435])).toBe(notThere); // clone3
  });

  it("allows to open files for reading alone", () => {
    const openat: [number, number] = [257, 56];
    const [closeOnExec, writing, both, creating, truncating] = [0o2000000, 1, 2, 0o100, 0o1000];
    expect(call(openat, 0, 0, closeOnExec)).toBe(allowed);
    for (const flags of [writing, both, creating, truncating]) expect(call(openat, 0, 0, flags)).toBe(notPermitted);
    expect(call([437, 437])).toBe(notThere); // openat2
  });

  it("does not know calls that are newer than itself, nor those of other modes of the machine", () => {
    expect(ask(filter, machine, { number: 463 })).toBe(notThere);
    expect(ask(filter, machine, { number: 0x4000_0000 + 41 })).toBe(notThere); // x32
    expect(ask(filter, machine, { number: 1, machine: other })).toBe(killed);
  });
});

it("there is no filter for a machine whose numbers are unknown", () => {
  expect(systemCallFilter("riscv64")).toBeNull();
});
