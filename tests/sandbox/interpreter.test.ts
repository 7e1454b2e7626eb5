import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { CallLimits } from "#lib/grading/sandbox/host/call-state.ts";
import {
  type Artifacts,
  createInterpreter,
  type Interpreter,
  type InterpreterState,
} from "#lib/grading/sandbox/host/interpreter.ts";
import { readImage } from "#lib/grading/sandbox/image/image-files.ts";
import { probeImage } from "./probe-image.ts";

const limits: CallLimits = { cpuMs: 20_000, outputBytes: 4_096, memoryBytes: 128 * 1024 * 1024, seed: 7 };
const cpuMs = () => process.threadCpuUsage().user / 1000;

let artifacts: Artifacts;
let interpreter: Interpreter;

beforeAll(async () => {
  artifacts = readImage(await probeImage());
  interpreter = createInterpreter(artifacts, cpuMs);
});

const endlessRecursion = "class A:\n  __repr__ = lambda self: repr([self])\nrepr(A())";

const source = (text: string) => new TextEncoder().encode(JSON.stringify({ source: text }));

function count(): number {
  const call = interpreter.call("count", new TextEncoder().encode("{}"), limits);
  if (call.end !== "returned") throw new Error(`${call.end}: ${call.detail}`);
  return JSON.parse(call.result).count;
}

function expectSame(one: InterpreterState, other: InterpreterState): void {
  expect(Buffer.compare(one.memory, other.memory)).toBe(0);
  expect(one.globals).toEqual(other.globals);
}

function callEntry(entry: string, document: unknown, changed: Partial<CallLimits> = {}) {
  interpreter.reset();
  return interpreter.call(entry, new TextEncoder().encode(JSON.stringify(document)), { ...limits, ...changed });
}

const run = (source: string, changed: Partial<CallLimits> = {}) => callEntry("run", { source }, changed);

/** What a program that ran to its end left in `value`, or the type of what it raised. */
function outcomeOf(source: string): unknown {
  const call = run(source);
  if (call.end !== "returned") throw new Error(`${call.end}: ${call.detail}`);
  const { value, error } = JSON.parse(call.result);
  return error ?? value;
}

describe("a program that behaves", () => {
  it("returns its result and its output", () => {
    expect(run("print('hello'); import sys; print('oh', file=sys.stderr); value = 6 * 7")).toEqual({
      end: "returned",
      result: '{"error": null, "value": 42}',
      stdout: "hello\n",
      stderr: "oh\n",
      denied: [],
    });
  });

  it("can import what the image does not hold yet", () => {
    expect(outcomeOf("import fractions; value = str(fractions.Fraction(3, 6))")).toBe("1/2");
  });

  it("gets an ordinary error for a module that does not exist", () => {
    expect(outcomeOf("import numpy")).toBe("ModuleNotFoundError");
  });

  it("sees the same entropy for the same seed, and another for another", () => {
    const draw =
      "import os, random, uuid; value = [os.urandom(8).hex(), random.SystemRandom().random(), str(uuid.uuid4())]";
    expect(run(draw)).toEqual(run(draw));
    expect(run(draw, { seed: 8 })).not.toEqual(run(draw));
  });

  it("sees a clock of its own that tells nothing of the machine", () => {
    const look = "import time; value = [time.time(), time.monotonic(), time.time(), time.localtime()[:6], time.tzname]";
    expect(run(look)).toEqual(run(look));
    expect(outcomeOf("import time; value = time.mktime(time.gmtime(86400.0))")).toBe(86_400);
  });

  it("sees a calendar that knows the first century", () => {
    const look = "import time; value = [time.mktime((50, 1, 1, 0, 0, 0, 0, 0, 0)), time.gmtime(-6.1e10)[7]]";
    expect(outcomeOf(look)).toEqual([-60_589_296_000, 361]);
  });

  it("gets an ordinary error for a path without an end", () => {
    const look = "import os\ntry: os.stat('/' + 'x' * 5_000)\nexcept OSError as error: value = error.strerror";
    expect(outcomeOf(look)).toBe("Filename too long");
  });

  it("finds no environment", () => {
    expect(outcomeOf("import os; value = [dict(os.environ), os.getcwd(), os.getuid()]")).toEqual([{}, "/", 1000]);
  });

  it("was warmed before the image was made", () => {
    const call = callEntry("count", {});
    expect(call.end === "returned" && JSON.parse(call.result)).toEqual({ count: 1, given: {}, warmed: 1 });
  });
});

describe("resetting", () => {
  it("leaves memory and globals byte for byte as they were", () => {
    interpreter = createInterpreter(artifacts, cpuMs);
    const before = interpreter.state();
    const traces = [
      "import sys, builtins, decimal; builtins.len = None; sys.modules['json'] = 1; sys.path.clear(); value = [0] * 50_000",
      "open('/lib/python314.zip', 'rb').read(10)",
      "while True: pass",
      "import os; os._exit(3)",
      "raise KeyError",
    ];
    for (const source of traces) {
      interpreter.call("run", new TextEncoder().encode(JSON.stringify({ source })), { ...limits, cpuMs: 100 });
      expect(Buffer.compare(interpreter.state().memory, before.memory)).not.toBe(0);
      interpreter.reset();
      expectSame(interpreter.state(), before);
    }
    expect(interpreter.instances).toBe(1);
  });

  it("takes a new instance once memory grew, because memory cannot shrink, or once an operation broke off", () => {
    interpreter = createInterpreter(artifacts, cpuMs);
    const before = interpreter.state();
    run("value = len(bytearray(60_000_000))");
    interpreter.reset();
    expectSame(interpreter.state(), before);
    expect(interpreter.instances).toBe(2);
    expect(run(endlessRecursion).end).toBe("stack-overflow");
    interpreter.reset();
    expectSame(interpreter.state(), before);
    expect(interpreter.instances).toBe(3);
  });

  it("goes back to the last checkpoint, after which calls go on from there, and past it to the image", () => {
    interpreter = createInterpreter(artifacts, cpuMs);
    const image = interpreter.state();
    expect(count()).toBe(1);
    expect(interpreter.checkpoint()).toBe(true);
    const first = interpreter.state();
    expect([count(), interpreter.restore(), count(), interpreter.restore()]).toEqual([2, undefined, 2, undefined]);
    expectSame(interpreter.state(), first);
    count();
    interpreter.checkpoint();
    const second = interpreter.state();
    interpreter.call("run", source("value = [0] * 50_000"), limits);
    interpreter.restore();
    expectSame(interpreter.state(), second);
    interpreter.reset(1);
    expectSame(interpreter.state(), first);
    interpreter.reset();
    expectSame(interpreter.state(), image);
  });

  it("goes back to a checkpoint in a new instance as well", () => {
    interpreter = createInterpreter(artifacts, cpuMs);
    count();
    interpreter.checkpoint();
    const before = interpreter.state();
    expect(interpreter.call("run", source(endlessRecursion), limits).end).toBe("stack-overflow");
    interpreter.restore();
    expectSame(interpreter.state(), before);
    expect(count()).toBe(2);
  });

  it("makes no checkpoint of a call that broke off, nor of memory that grew", () => {
    interpreter = createInterpreter(artifacts, cpuMs);
    interpreter.call("run", source("while True: pass"), { ...limits, cpuMs: 50 });
    expect(interpreter.checkpoint()).toBe(false);
    interpreter.reset();
    interpreter.call("run", source("import sys; sys.kept = bytearray(60_000_000)"), limits);
    expect(interpreter.checkpoint()).toBe(false);
    interpreter.reset();
    expect(count()).toBe(1);
  });

  it("is what forgets: without it a call finds what the last one left", () => {
    callEntry("count", {});
    const second = interpreter.call("count", new TextEncoder().encode("{}"), limits);
    expect(second.end === "returned" && JSON.parse(second.result).count).toBe(2);
  });
});

describe("a program without end", () => {
  it("is timed out", () => {
    expect(run("print('on'); import sys; sys.stdout.flush()\nwhile True: pass", { cpuMs: 100 })).toMatchObject({
      end: "timed-out",
      stdout: "on\n",
    });
  });

  it("cannot swallow the limit", () => {
    const stubborn = "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally: continue";
    expect(run(stubborn, { cpuMs: 100 }).end).toBe("timed-out");
  });

  it("is timed out while it loops in C over what the host answers", () => {
    expect(run("import os; os.closerange(4, 2**31 - 1)", { cpuMs: 100 }).end).toBe("timed-out");
  });

  it("is timed out while it waits for the clock", () => {
    expect(run("import time\nwhile True: time.sleep(1000)", { cpuMs: 100 }).end).toBe("timed-out");
  });
});

describe("a program that takes too much", () => {
  it("of memory ends with an ordinary MemoryError that it may catch", () => {
    expect(outcomeOf("try:\n  x = [0] * 10**9\nexcept MemoryError: value = 'caught'")).toBe("caught");
  });

  it("of memory ends out-of-memory when it does not come to an end", () => {
    const hog = "x = []\nwhile True:\n  try: x.append(bytes(1_000_000))\n  except MemoryError: pass";
    expect(run(hog, { cpuMs: 300 }).end).toBe("out-of-memory");
  });

  it("may be held to less memory than the module's own maximum", () => {
    const take = "value = len(bytearray(40_000_000))";
    expect(run(take).end === "returned" && outcomeOf(take)).toBe(40_000_000);
    expect(run(take, { memoryBytes: 48 * 1024 * 1024 })).toMatchObject({
      result: '{"error": "MemoryError", "value": null}',
    });
  });

  it("of output is stopped at the limit, with what it printed until then", () => {
    const call = run("while True: print('y' * 99)");
    expect(call.end).toBe("too-much-output");
    expect(call.stdout).toHaveLength(limits.outputBytes);
  });

  it("of the stack gets RecursionError, and no more when it lifts that limit", () => {
    expect(outcomeOf("def f(): f()\nf()")).toBe("RecursionError");
    const call = run(
      "import sys; sys.setrecursionlimit(10**9)\nclass A:\n  def __repr__(self): return repr(self)\nrepr(A())",
    );
    expect(call.end === "returned" ? JSON.parse(call.result).error : call.end).toMatch(
      /RecursionError|MemoryError|stack-overflow|out-of-memory/,
    );
  });
});

describe("a program that wants out", () => {
  it("ends exited by os._exit, and its result is not believed", () => {
    expect(run("import os; os.write(3, b'{}'); os._exit(0)")).toMatchObject({ end: "exited", detail: "exit code 0" });
  });

  it("ends crashed by os.abort", () => {
    expect(run("import os; os.abort()").end).toBe("crashed");
  });

  it("finds no file, neither to read nor to write", () => {
    expect(outcomeOf("open('/etc/passwd')")).toBe("FileNotFoundError");
    expect(outcomeOf("open('/tmp/x', 'w')")).toBe("PermissionError");
    expect(outcomeOf("open('/lib/python314.zip', 'r+b')")).toBe("PermissionError");
    expect(outcomeOf("import os; os.mkdir('/x')")).toBe("PermissionError");
  });

  it("finds no network and no other program", () => {
    expect(run("import socket; socket.socket()")).toMatchObject({ denied: ["__syscall_socket"] });
    expect(outcomeOf("import socket; socket.socket()")).toBe("PermissionError");
    expect(outcomeOf("import subprocess; subprocess.run(['id'])")).toBe("OSError");
    expect(run("import os; os.system('id')")).toMatchObject({ end: "denied", denied: ["_emscripten_system"] });
    expect(run("import socket; socket.getaddrinfo('localhost', 80)").end).toBe("denied");
  });

  it("finds no JavaScript", () => {
    expect(outcomeOf("import js")).toBe("ModuleNotFoundError");
    expect(outcomeOf("import pyodide")).toBe("ModuleNotFoundError");
    expect(outcomeOf("import _pyodide_core")).toBe("ImportError");
    expect(outcomeOf("import ctypes")).toBe("ModuleNotFoundError");
    expect(outcomeOf("try: import ctypes\nexcept ImportError: value = 'done without'")).toBe("done without");
  });

  it("is not believed when it writes a result as well as the harness", () => {
    expect(run("import os; os.write(3, b'{}')").end).toBe("denied");
    expect(run("import os; os.write(3, b'')").end).toBe("denied");
  });

  it("is not believed when it keeps the harness from writing one", () => {
    expect(run("import os; os.write = lambda *_: 0")).toMatchObject({ end: "crashed", detail: "there is no result" });
  });

  it("ends crashed when it breaks the interpreter, and another takes its place", () => {
    const wild = "def f(): return [1, 2, 3].append(4)\nf.__code__ = f.__code__.replace(co_consts=())\nf()";
    expect(run(wild).end).toBe("crashed");
    expect(outcomeOf("value = 'well'")).toBe("well");
  });
});

describe("the host", () => {
  it("uses nothing of Node, so that it runs in a browser as well", () => {
    const directory = fileURLToPath(new URL("../../lib/grading/sandbox/host", import.meta.url));
    for (const file of readdirSync(directory)) {
      const code = readFileSync(join(directory, file), "utf8").replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, "");
      expect(code, file).not.toMatch(/\bprocess\b|\bBuffer\b|\brequire\b|from "(?!\.\/)/);
    }
  });
});
