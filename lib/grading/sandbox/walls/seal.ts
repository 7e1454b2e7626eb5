/**
 * `node seal.ts PATHS COMMAND…` becomes COMMAND, which can open nothing but PATHS (a JSON list, or null for all), is
 * behind the filter of system calls, and has no way to more rights. These are calls to the kernel that only FFI makes; COMMAND itself is
 * started without FFI. Where one can't be done COMMAND runs all the same: which walls stand is seen from inside.
 */
import { dlopen, getRawPointer } from "node:ffi";
import { type Call, confineTo } from "./landlock.ts";
import { systemCallFilter } from "./system-call-filter.ts";

const noNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
const setFilter = 22; // PR_SET_SECCOMP
const filterMode = 2; // SECCOMP_MODE_FILTER

/** All are this thread's, and its successor's: becoming COMMAND ends all other threads. */
function seal(paths: string[] | null): void {
  const { functions } = dlopen(null, {
    prctl: { arguments: ["i32", "i64", "i64", "i64", "i64"], return: "i32" },
    syscall: { arguments: ["i64", "i64", "i64", "i64", "i64"], return: "i64" },
  });
  const toWord = (value: number | bigint | ArrayBuffer) =>
    value instanceof ArrayBuffer ? getRawPointer(value) : BigInt(value);
  const call: Call = (number, ...values) => {
    const [first = 0n, second = 0n, third = 0n, fourth = 0n] = values.map(toWord);
    return Number(functions.syscall(BigInt(number), first, second, third, fourth));
  };
  functions.prctl(noNewPrivileges, 1n, 0n, 0n, 0n);
  if (paths) confineTo(paths, call);
  const filter = systemCallFilter(process.arch);
  if (!filter) return;
  // struct sock_fprog: how many instructions, and where they are
  const program = new DataView(new ArrayBuffer(16));
  program.setUint16(0, filter.length / 8, true);
  program.setBigUint64(8, getRawPointer(filter), true);
  functions.prctl(setFilter, BigInt(filterMode), getRawPointer(program), 0n, 0n);
}

const [paths = "null", program = "", ...args] = process.argv.slice(2);
try {
  seal(JSON.parse(paths));
} catch {
  // A build of Node without FFI.
}
process.execve?.(program, [program, ...args], {} as NodeJS.ProcessEnv);
