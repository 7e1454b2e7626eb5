/**
 * `node seal.ts COMMAND…` becomes COMMAND, behind the filter of system calls and without a way to more rights. For
 * machines that have no bubblewrap to do so: the kernel needs to be asked by calls that only FFI makes. COMMAND itself
 * is started without FFI. Where this can't be done COMMAND runs all the same, and reports that the wall is missing.
 */
import { dlopen, getRawPointer } from "node:ffi";
import { systemCallFilter } from "./system-call-filter.ts";

const noNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
const setFilter = 22; // PR_SET_SECCOMP
const filterMode = 2; // SECCOMP_MODE_FILTER

/** Both are this thread's, and its successor's: becoming COMMAND ends all other threads. */
function seal(filter: Uint8Array): void {
  const { functions } = dlopen(null, {
    prctl: { arguments: ["i32", "u64", "u64", "u64", "u64"], return: "i32" },
  });
  // struct sock_fprog: how many instructions, and where they are
  const program = new DataView(new ArrayBuffer(16));
  program.setUint16(0, filter.length / 8, true);
  program.setBigUint64(8, getRawPointer(filter), true);
  functions.prctl(noNewPrivileges, 1n, 0n, 0n, 0n);
  functions.prctl(setFilter, BigInt(filterMode), getRawPointer(program), 0n, 0n);
}

const [program = "", ...args] = process.argv.slice(2);
const filter = systemCallFilter(process.arch);
try {
  if (filter) seal(filter);
} catch {
  // A build of Node without FFI. Which walls stand is read from the system afterwards.
}
process.execve?.(program, [program, ...args], {} as NodeJS.ProcessEnv);
