/**
 * Boots the stock interpreter of the `pyodide` package up to "Python is initialised" and stops there: before its bridge
 * between Python and JavaScript (`js`, `pyodide`, `_pyodide_core`) is loaded. Trusted and build-time only; it replaces
 * globals of the process (Date.now, WebAssembly's functions, `require`), hence the builder's own process.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

export const pyodideDirectory = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));

/** What we use of Emscripten's module object. */
export interface EmscriptenModule {
  FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, data: Uint8Array | string): void;
    readFile(path: string): Uint8Array;
  };
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  stringToNewUTF8(text: string): number;
}

/** Exports that we call or read. Addresses are exported as globals, functions as functions. */
export interface PythonExports {
  memory: WebAssembly.Memory;
  __indirect_function_table: WebAssembly.Table;
  __stack_pointer: WebAssembly.Global;
  Py_EMSCRIPTEN_SIGNAL_HANDLING: WebAssembly.Global;
  _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: WebAssembly.Global;
  _PyRuntime: WebAssembly.Global;
  PyRun_SimpleString(text: number): number;
  Py_IncRef(object: number): void;
  free(address: number): void;
}

export interface BootedPython {
  module: EmscriptenModule;
  exports: PythonExports;
  /** Of the call trampoline, a tiny second module that the package's JavaScript holds in a string. */
  trampoline: Uint8Array;
  /** Runs Python source in `__main__`; throws when it raises (the traceback is on stderr). */
  run(source: string): void;
}

type Imports = Record<string, Record<string, unknown>>;
type ModuleFactory = (settings: Record<string, unknown>) => Promise<EmscriptenModule>;

/** Noon of 2025-06-15 UTC: the instant at which each image is made, so that two builds come out alike. */
const bootInstantMs = 1_749_988_800_000;

class StoppedAfterBoot extends Error {}

/** @param standardLibrary path of the zip that becomes `/lib/python314.zip` */
export async function bootPython(wasm: WebAssembly.Module, standardLibrary: string): Promise<BootedPython> {
  const { loadPyodide } = await import(pathToFileURL(join(pyodideDirectory, "pyodide.mjs")).href);
  const factory: ModuleFactory = (await import(pathToFileURL(join(pyodideDirectory, "pyodide.asm.mjs")).href)).default;
  const trampoline = captureTrampoline();
  const booted: { module?: EmscriptenModule; exports?: PythonExports } = {};
  freezeTime();
  try {
    await loadPyodide({
      indexURL: `${pyodideDirectory}/`,
      stdLibURL: standardLibrary,
      lockFileContents: await emptyLockFile(),
      packageBaseUrl: `${pyodideDirectory}/`,
      _sysExecutable: "/python",
      args: [],
      env: { PYTHONHASHSEED: "0", HOME: "/", PYTHONDONTWRITEBYTECODE: "1" },
      createPyodideModule: async (settings: Record<string, unknown>) => {
        instantiateWith(wasm, settings, (exports) => {
          booted.exports = exports;
        });
        booted.module = await factory(settings);
        throw new StoppedAfterBoot();
      },
    });
  } catch (error) {
    if (!(error instanceof StoppedAfterBoot)) throw error;
  }
  const { module, exports } = booted;
  const trampolineBytes = trampoline();
  if (!module || !exports || !trampolineBytes) throw new Error("the pyodide package did not start as expected");
  return { module, exports, trampoline: trampolineBytes, run: (source) => runPython(module, exports, source) };
}

function runPython(module: EmscriptenModule, exports: PythonExports, source: string): void {
  const text = module.stringToNewUTF8(source);
  const status = exports.PyRun_SimpleString(text);
  exports.free(text);
  if (status !== 0) throw new Error("a Python step of the image build failed; its traceback is above");
}

/** A lock file without packages: the loader wants one, nothing is ever loaded by it. */
async function emptyLockFile(): Promise<unknown> {
  const full = JSON.parse(await readFile(join(pyodideDirectory, "pyodide-lock.json"), "utf8")) as { info: unknown };
  return { info: full.info, packages: {} };
}

function freezeTime(): void {
  Date.now = () => bootInstantMs;
}

/**
 * Lets the loader instantiate *our* module (with the lower memory maximum) on its imports, with clock and entropy
 * replaced by fixed sequences. Stack switching plays no part: our host has no promise to wait for.
 */
function instantiateWith(
  wasm: WebAssembly.Module,
  settings: Record<string, unknown>,
  onInstance: (exports: PythonExports) => void,
): void {
  const stock = settings.instantiateWasm as (imports: Imports, done: unknown) => unknown;
  settings.instantiateWasm = (imports: Imports, done: unknown) => {
    const instantiate = WebAssembly.instantiate;
    const intercepted = async (source: BufferSource | WebAssembly.Module, given?: WebAssembly.Imports) => {
      const isPython = source instanceof Uint8Array && source.length > 1_000_000;
      if (!isPython || !given) return instantiate.call(WebAssembly, source as BufferSource, given);
      WebAssembly.instantiate = instantiate;
      let exports: PythonExports | undefined;
      makeReproducible(given as Imports, () => {
        if (!exports) throw new Error("Python asked for the time before it was there");
        return new DataView(exports.memory.buffer);
      });
      const instance = new WebAssembly.Instance(wasm, given);
      exports = instance.exports as unknown as PythonExports;
      onInstance(exports);
      return { instance, module: wasm };
    };
    WebAssembly.instantiate = intercepted as typeof WebAssembly.instantiate;
    return stock(imports, done);
  };
}

function makeReproducible(imports: Imports, memory: () => DataView): void {
  const { env, wasi_snapshot_preview1: wasi } = imports;
  if (!env || !wasi) throw new Error("the pyodide package's imports are not where they were");
  let nanoseconds = BigInt(bootInstantMs) * 1_000_000n;
  let random = 1;
  const tick = () => {
    nanoseconds += 1_000n;
    return nanoseconds;
  };
  wasi.clock_time_get = (_clock: number, _precision: bigint, out: number) => {
    memory().setBigInt64(out >>> 0, tick(), true);
    return 0;
  };
  env.emscripten_date_now = () => Number(tick()) / 1e6;
  env.emscripten_get_now = () => Number(tick()) / 1e6;
  env._tzset_js = (offset: number, hasSummerTime: number, name: number, summerName: number) => {
    const view = memory();
    view.setInt32(offset >>> 0, 0, true);
    view.setInt32(hasSummerTime >>> 0, 0, true);
    for (const address of [name, summerName]) {
      for (const [index, letter] of [..."UTC\0"].entries())
        view.setUint8((address >>> 0) + index, letter.charCodeAt(0));
    }
  };
  wasi.random_get = (address: number, length: number) => {
    const view = memory();
    for (let index = 0; index < length; index++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) | 0;
      view.setUint8((address >>> 0) + index, random >>> 24);
    }
    return 0;
  };
}

/** Watches WebAssembly.Module for the module that exports `trampoline_call`. */
function captureTrampoline(): () => Uint8Array | undefined {
  const Stock = WebAssembly.Module;
  let captured: Uint8Array | undefined;
  WebAssembly.Module = new Proxy(Stock, {
    construct(target, [bytes]: [BufferSource]) {
      const module = new target(bytes);
      if (Stock.exports(module).some((item) => item.name === "trampoline_call")) {
        captured = ArrayBuffer.isView(bytes)
          ? new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
          : new Uint8Array(bytes);
      }
      return module;
    },
  });
  return () => {
    WebAssembly.Module = Stock;
    return captured;
  };
}
