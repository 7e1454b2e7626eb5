/**
 * One CPython on a bare host: a WebAssembly instance whose memory is put back to the image, or to a checkpoint, before
 * each use.
 * No API of Node in this folder, only the language and WebAssembly, so that it runs in a browser's worker as well.
 */
import { type AbnormalEnd, type CallLimits, CallState, Stop } from "./call-state.ts";
import { GuestMemory } from "./guest-memory.ts";
import type { HostContext } from "./host-context.ts";
import { allowedImports, denial } from "./imports.ts";

export interface ImageLayout {
  /** Name → address of a Python function without arguments. */
  entries: Record<string, number>;
  stackPointer: number;
  /** Slot of the function table that CPython calls its C functions through. */
  trampolineIndex: number;
  memoryBytes: number;
  maximumPages: number;
}

export interface Artifacts {
  layout: ImageLayout;
  /** The booted interpreter's memory without the zeros at its end. */
  memory: Uint8Array;
  python: WebAssembly.Module;
  trampoline: WebAssembly.Module;
  standardLibrary: Uint8Array;
}

interface Captured {
  stdout: string;
  stderr: string;
  /** Names of imports that were asked for and denied: for staff, not for the student. */
  denied: string[];
}

export type CallEnd =
  | ({ end: "returned"; result: string } & Captured)
  | ({ end: AbnormalEnd; detail: string } & Captured);

/** Everything that a program could have changed. */
export interface InterpreterState {
  memory: Uint8Array;
  globals: { stackPointer: number; stackBase: number; stackEnd: number; tempRet0: number; imported: number[] };
}

/** Between two calls nothing is on WebAssembly's own stack, so what a run leaves is memory and a few values beside it. */
export interface Interpreter {
  /** Runs one entry to its end, whatever that is; throws only for a misuse by the host. Memory stays as it is then. */
  call(entry: string, input: Uint8Array, limits: CallLimits): CallEnd;
  /**
   * Has `restore` come back to what is here now.
   * @returns false, and nothing changes, where that can't be had: memory grew, or the last call broke off
   */
  checkpoint(): boolean;
  /** Puts everything back to the last checkpoint, or to the image where there is none. */
  restore(): void;
  /** Forgets checkpoints, but for the first `kept` (default: none), and restores. */
  reset(kept?: number): void;
  /** A copy, to prove that a reset is complete. */
  state(): InterpreterState;
  /** How many instances it has needed so far. */
  readonly instances: number;
}

/** Exports that we call. */
interface PythonExports {
  memory: WebAssembly.Memory;
  /** Added by the image builder: which pages were written. */
  write_map: WebAssembly.Memory;
  __indirect_function_table: WebAssembly.Table;
  __stack_pointer: WebAssembly.Global;
  PyObject_CallNoArgs(callable: number): number;
  PyErr_Print(): void;
  emscripten_stack_init(): void;
  emscripten_stack_get_base(): number;
  emscripten_stack_get_end(): number;
  getTempRet0(): number;
  setTempRet0(value: number): void;
}

const mostDeniedNames = 20;

/** @param now a clock in milliseconds for time limits: CPU time of this thread where there is one, real time elsewhere */
export function createInterpreter({ layout, memory, ...modules }: Artifacts, now: () => number): Interpreter {
  const base = new Uint8Array(layout.memoryBytes);
  base.set(memory);
  const checkpoints: Checkpoint[] = [];
  let instance = instantiate(layout, modules, base, now);
  let instances = 1;
  /** A call broke off in the middle of an operation that nothing can be said about. */
  let broken = false;
  let stopped = false;

  /** Memory that grew can't shrink, and nothing takes a table back: then a new instance loads the base. */
  const restore = () => {
    const { host, python } = instance;
    if (
      broken ||
      host.memory.size !== layout.memoryBytes ||
      python.__indirect_function_table.length !== instance.tableLength
    ) {
      instance = instantiate(layout, modules, base, now);
      instances++;
    } else host.memory.restore();
    broken = false;
    stopped = false;
    restoreValues(instance, layout, checkpoints.at(-1));
  };
  restore();

  return {
    call(entry, input, limits) {
      const address = Object.hasOwn(layout.entries, entry) ? layout.entries[entry] : undefined;
      if (address === undefined) throw new Error(`the image has no entry "${entry}"`);
      const call = new CallState(input, limits, now);
      instance.host.call = call;
      const failure = run(instance.python, address);
      stopped = failure !== null;
      broken = stopped && !(failure instanceof Stop);
      return endOf(call, failure);
    },
    checkpoint() {
      const { memory, clock, openFiles } = instance.host;
      if (stopped || memory.size !== layout.memoryBytes) return false;
      checkpoints.push({ memory: memory.checkpoint(), clock, openFiles: new Map(openFiles) });
      return true;
    },
    restore,
    reset(kept = 0) {
      for (const { memory } of checkpoints.splice(kept).reverse()) instance.host.memory.undo(memory);
      restore();
    },
    state: () => stateOf(instance),
    get instances() {
      return instances;
    },
  };
}

interface Instance {
  host: HostContext;
  python: PythonExports;
  importedGlobals: WebAssembly.Global[];
  tableLength: number;
}

interface Checkpoint {
  memory: ReturnType<GuestMemory["checkpoint"]>;
  clock: bigint;
  openFiles: Map<number, number>;
}

/** What is not in memory. */
function restoreValues(
  { host, python, importedGlobals }: Instance,
  layout: ImageLayout,
  checkpoint?: Checkpoint,
): void {
  python.emscripten_stack_init();
  python.__stack_pointer.value = layout.stackPointer;
  python.setTempRet0(0);
  for (const global of importedGlobals) global.value = 0;
  host.openFiles = new Map(checkpoint?.openFiles);
  host.clock = checkpoint?.clock ?? 0n;
}

function stateOf({ host, python, importedGlobals }: Instance): InterpreterState {
  return {
    memory: host.memory.copy(),
    globals: {
      stackPointer: Number(python.__stack_pointer.value),
      stackBase: python.emscripten_stack_get_base(),
      stackEnd: python.emscripten_stack_get_end(),
      tempRet0: python.getTempRet0(),
      imported: importedGlobals.map((global) => Number(global.value)),
    },
  };
}

function instantiate(
  layout: ImageLayout,
  { python, trampoline, standardLibrary }: Pick<Artifacts, "python" | "trampoline" | "standardLibrary">,
  base: Uint8Array,
  now: () => number,
): Instance {
  const nothing = new CallState(new Uint8Array(), { cpuMs: 0, outputBytes: 0, memoryBytes: 0, seed: 0 }, now);
  const memoryOfNobody = new GuestMemory(new WebAssembly.Memory({ initial: 0 }), new Uint8Array(), new Uint8Array());
  const host: HostContext = { memory: memoryOfNobody, call: nothing, standardLibrary, openFiles: new Map(), clock: 0n };
  const importedGlobals: WebAssembly.Global[] = [];
  const instance = new WebAssembly.Instance(python, importsFor(python, host, importedGlobals));
  const exports = instance.exports as unknown as PythonExports;
  host.memory = new GuestMemory(exports.memory, new Uint8Array(exports.write_map.buffer), base);
  if (!host.memory.grow(layout.memoryBytes)) throw new Error("no memory for the Python image");
  host.memory.load();

  const table = exports.__indirect_function_table;
  if (layout.trampolineIndex >= table.length) table.grow(layout.trampolineIndex + 1 - table.length);
  const helper = new WebAssembly.Instance(trampoline, {
    env: { memory: exports.memory, __indirect_function_table: table },
  });
  table.set(layout.trampolineIndex, helper.exports.trampoline_call);
  return { host, python: exports, importedGlobals, tableLength: table.length };
}

/** Deny by default: what the module asks for and the list does not hold gets a denial that is recorded. */
function importsFor(module: WebAssembly.Module, host: HostContext, globals: WebAssembly.Global[]): WebAssembly.Imports {
  const allowed = allowedImports(host);
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = Object.create(null);
  for (const { module: namespace, name, kind } of WebAssembly.Module.imports(module)) {
    imports[namespace] ??= Object.create(null) as Record<string, WebAssembly.ImportValue>;
    const names = imports[namespace];
    if (kind === "function") {
      const known = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      names[name] = known ?? denial(host, name);
    } else if (kind === "global") {
      // Addresses of graphics functions, for libraries that are never loaded: 0 is a call that traps.
      const global = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
      globals.push(global);
      names[name] = global;
    } else throw new Error(`unexpected import of a ${kind}: ${name}`);
  }
  return imports;
}

/** Null for an entry that returned. */
function run(python: PythonExports, entry: number): unknown {
  try {
    if (python.PyObject_CallNoArgs(entry) !== 0) return null;
    python.PyErr_Print();
    return new Stop("crashed", "the entry raised; the traceback is on stderr");
  } catch (error) {
    return error;
  }
}

function endOf(call: CallState, failure: unknown): CallEnd {
  const captured = {
    stdout: call.stdout.text(),
    stderr: call.stderr.text(),
    denied: [...call.denied].slice(0, mostDeniedNames),
  };
  // A stop counts even if something in between swallowed it.
  const cause = call.stopped ?? failure;
  if (cause === null && call.resultWrites === 1) return { end: "returned", result: call.result.text(), ...captured };
  const { end, detail } = cause === null ? { end: "crashed" as const, detail: "there is no result" } : explain(cause);
  const isOfMemory = call.memoryWasRefused && (end === "crashed" || end === "timed-out" || end === "stack-overflow");
  return { end: isOfMemory ? "out-of-memory" : end, detail, ...captured };
}

function explain(failure: unknown): { end: AbnormalEnd; detail: string } {
  if (failure instanceof Stop) return { end: failure.end, detail: failure.message };
  const detail = failure instanceof Error ? failure.message : "an exception that is no error";
  const overflowed = failure instanceof RangeError && /call stack/i.test(detail);
  return { end: overflowed ? "stack-overflow" : "crashed", detail };
}
