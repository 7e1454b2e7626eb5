/**
 * `node seal.mjs '{"paths", "filter", "dropCapabilities"}' COMMAND…` becomes COMMAND, which can open nothing but `paths`
 * (null for all), is behind the `filter` of system calls (in base64, or null), and has no way to more rights. These are calls to the kernel
 * that only FFI makes; COMMAND itself is started without FFI. Where one can't be done COMMAND runs all the same: which
 * walls stand is seen from inside. Plain JavaScript: translating TypeScript would take three times as long as all of it.
 */
import { dlopen, getRawPointer } from "node:ffi";
import { confineTo } from "./landlock.mjs";

const noNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
const dropFromBounds = 24; // PR_CAPBSET_DROP
const setFilter = 22; // PR_SET_SECCOMP
const filterMode = 2; // SECCOMP_MODE_FILTER

/** All are this thread's, and its successor's: becoming COMMAND ends all other threads. */
function seal({ paths, filter, dropCapabilities }) {
  const { functions } = dlopen(null, {
    prctl: { arguments: ["i32", "i64", "i64", "i64", "i64"], return: "i32" },
    syscall: { arguments: ["i64", "i64", "i64", "i64", "i64"], return: "i64" },
  });
  if (dropCapabilities) dropAll(functions.prctl);
  const toWord = (value) => (value instanceof ArrayBuffer ? getRawPointer(value) : BigInt(value));
  const call = (number, ...values) => {
    const [first = 0n, second = 0n, third = 0n, fourth = 0n] = values.map(toWord);
    return Number(functions.syscall(BigInt(number), first, second, third, fourth));
  };
  functions.prctl(noNewPrivileges, 1n, 0n, 0n, 0n);
  try {
    if (paths) confineTo(paths, call);
  } catch {
    // The filter is of use without it.
  }
  if (!filter) return;
  const instructions = Uint8Array.fromBase64(filter);
  // struct sock_fprog: how many instructions, and where they are
  const program = new DataView(new ArrayBuffer(16));
  program.setUint16(0, instructions.length / 8, true);
  program.setBigUint64(8, getRawPointer(instructions), true);
  functions.prctl(setFilter, BigInt(filterMode), getRawPointer(program), 0n, 0n);
}

/** Becoming COMMAND would give root all capabilities again but for those out of bounds. */
function dropAll(prctl) {
  for (let capability = 0n; prctl(dropFromBounds, capability, 0n, 0n, 0n) === 0; capability++);
  const { functions } = dlopen(null, { capset: { arguments: ["pointer", "pointer"], return: "i32" } });
  const version3 = new Uint32Array([0x2008_0522, 0]);
  const none = new Uint32Array(6);
  functions.capset(getRawPointer(version3), getRawPointer(none));
}

const [walls, program, ...args] = process.argv.slice(2);
try {
  seal(JSON.parse(walls));
} catch {
  // A build of Node without FFI.
}
process.execve(program, [program, ...args], {});
