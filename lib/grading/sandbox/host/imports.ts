/**
 * What the guest may ask of the host: this list is the sandbox's inner wall. All else is denied.
 * Return values follow the callee's convention: WASI calls return an errno, system calls a negative one.
 */
import { calendarImports } from "./calendar-imports.ts";
import { fileImports } from "./file-imports.ts";
import { errno, type HostContext, type HostFunction, type HostFunctions } from "./host-context.ts";

/** 2025-06-15 12:00 UTC. The harness replaces Python's clocks by virtual ones; this is what lies below them. */
const epochNs = 1_749_988_800_000_000_000n;
const monotonicStartNs = 1_000_000_000_000n;
const nanosecondsPerRead = 10_000n;
const realTimeClock = 0;
/** A request for all of memory must meet the time limit in between. */
const randomBytesPerPoll = 1_024;

export function allowedImports(host: HostContext): HostFunctions {
  return {
    ...clockImports(host),
    ...memoryImports(host),
    ...endImports(host),
    ...fileImports(host),
    ...calendarImports(host),
  };
}

/** No real clock is readable inside, so timing tells a program nothing about the machine or its neighbours. */
function clockImports(host: HostContext): HostFunctions {
  const read = (clock: number) => {
    host.call.poll();
    host.clock += nanosecondsPerRead;
    return host.clock + (clock === realTimeClock ? epochNs : monotonicStartNs);
  };
  return {
    // time.time, time.monotonic: a deterministic clock that moves a fixed step with each look at it.
    clock_time_get(clock: number, _precision: bigint, out: number) {
      host.memory.setInt64(out, read(clock));
      return 0;
    },
    // time.get_clock_info.
    clock_res_get(_clock: number, out: number) {
      host.memory.setInt64(out, 1_000n);
      return 0;
    },
    // Emscripten's own way to the same two clocks.
    emscripten_get_now: () => Number(read(1)) / 1e6,
    emscripten_date_now: () => Number(read(realTimeClock)) / 1e6,
    // The evaluation loop asks now and then whether a signal came: where the time limit gets in.
    _Py_CheckEmscriptenSignals_Helper() {
      host.call.poll();
      return 0;
    },
    // os.urandom, random's and secrets' seeds: derived from the call's seed, the same each time.
    random_get(address: number, length: number) {
      const bytes = host.memory.writable(address, length);
      for (let index = 0; index < bytes.length; index++) {
        if (index % randomBytesPerPoll === 0) host.call.poll();
        bytes[index] = host.call.randomByte();
      }
      return 0;
    },
  };
}

/** malloc, when the heap is full. */
function memoryImports(host: HostContext): HostFunctions {
  const smallestStep = 4 * 1024 * 1024;
  return {
    emscripten_get_heap_max: () => host.call.memoryBytes,
    emscripten_resize_heap(requested: number) {
      host.call.poll();
      const size = requested >>> 0;
      const limit = host.call.memoryBytes;
      const step = Math.min(limit, Math.max(size, host.memory.size + smallestStep));
      if (size <= limit && host.memory.grow(step)) return 1;
      host.call.memoryWasRefused = true;
      return 0;
    },
  };
}

/** Ways for a program to end itself, and two notes about a runtime that isn't there. */
function endImports(host: HostContext): HostFunctions {
  const exit = (code: number) => host.call.stop("exited", `exit code ${code}`);
  return {
    exit,
    proc_exit: exit,
    _abort_js: () => host.call.stop("crashed", "Python aborted"),
    __assert_fail: () => host.call.stop("crashed", "an assertion inside Python failed"),
    emscripten_runtime_keepalive_push() {},
    emscripten_runtime_keepalive_pop() {},
  };
}

/**
 * For all that the list does not hold. System calls are refused as a system refuses them, so Python raises an ordinary
 * PermissionError. The rest (all of the bridge to JavaScript, dynamic loading, graphics) have no error to return: asking
 * for them ends the call.
 */
export function denial(host: HostContext, name: string): HostFunction {
  const hasErrno = name.startsWith("__syscall_") || name === "_mmap_js";
  return () => {
    host.call.poll();
    host.call.denied.add(name);
    if (hasErrno) return -errno.EPERM;
    return host.call.stop("denied", `the program asked for ${name}`);
  };
}
