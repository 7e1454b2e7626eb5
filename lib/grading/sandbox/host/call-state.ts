/** All that the host remembers of one call: what goes in, what came out, its limits, and why it was stopped, if it was. */

export type AbnormalEnd =
  | "timed-out"
  | "out-of-memory"
  | "too-much-output"
  | "stack-overflow"
  | "denied"
  | "exited"
  | "crashed";

export interface CallLimits {
  /** Of the interpreter, in the unit of the clock that the host was given. */
  cpuMs: number;
  /** Of each of stdout and stderr. */
  outputBytes: number;
  /** Of the result; `resultLimitBytes` at most, and where nothing is said. */
  resultBytes?: number | undefined;
  /** Of the whole interpreter, the booted Python included. */
  memoryBytes: number;
  /** What the guest's entropy is derived from. */
  seed: number;
}

/**
 * Thrown through the guest's frames to end a call. WebAssembly code can't catch it (CPython is C; only C++ has handlers
 * there, and they rethrow), and once it was thrown each further poll throws it again.
 */
export class Stop extends Error {
  readonly end: AbnormalEnd;

  constructor(end: AbnormalEnd, detail: string) {
    super(detail);
    this.end = end;
  }
}

/** Bytes of any result document; the harness cuts its trace to fit (harness/observation_size.py). */
export const resultLimitBytes = 4 * 1024 * 1024;

/** Looking at the clock costs more than what lies between two polls; a sixteenth of the polls does. */
const pollsPerClockRead = 16;
const resultStream = 3;

export class CallState {
  readonly input: Uint8Array;
  inputPosition = 0;
  readonly stdout: CappedBuffer;
  readonly stderr: CappedBuffer;
  readonly result: CappedBuffer;
  readonly memoryBytes: number;
  readonly denied = new Set<string>();
  memoryWasRefused = false;
  stopped: Stop | null = null;
  resultWrites = 0;
  #random: number;
  #polls = 0;
  readonly #deadline: number;
  readonly #now: () => number;

  constructor(input: Uint8Array, limits: CallLimits, now: () => number) {
    this.input = input;
    this.stdout = new CappedBuffer(limits.outputBytes);
    this.stderr = new CappedBuffer(limits.outputBytes);
    this.result = new CappedBuffer(Math.min(limits.resultBytes ?? resultLimitBytes, resultLimitBytes));
    this.memoryBytes = limits.memoryBytes;
    this.#random = limits.seed | 0;
    this.#now = now;
    this.#deadline = now() + limits.cpuMs;
  }

  stop(end: AbnormalEnd, detail: string): never {
    this.stopped ??= new Stop(end, detail);
    throw this.stopped;
  }

  /** Called from whatever the guest calls often. This is the soft time limit. */
  poll(): void {
    if (this.stopped) throw this.stopped;
    if (++this.#polls % pollsPerClockRead === 0 && this.#now() > this.#deadline) {
      this.stop("timed-out", "the time limit is used up");
    }
  }

  write(stream: number, bytes: Uint8Array): void {
    const buffer = stream === resultStream ? this.result : stream === 1 ? this.stdout : this.stderr;
    if (buffer.append(bytes)) return;
    // The harness's own result always fits, so one that doesn't is a broken record and no printing.
    if (stream === resultStream) this.stop("crashed", `the result is over its limit of ${buffer.limit} bytes`);
    this.stop("too-much-output", `${stream === 1 ? "stdout" : "stderr"} is over its limit of ${buffer.limit} bytes`);
  }

  /** The harness writes its result once. A second write is somebody else's, and then neither is believed. */
  countResultWrite(): void {
    if (++this.resultWrites > 1) this.stop("denied", "the result was written more than once");
  }

  /** splitmix32: deterministic, well mixed in all bits; nothing here needs secrecy. */
  randomByte(): number {
    this.#random = (this.#random + 0x9e3779b9) | 0;
    let mixed = this.#random ^ (this.#random >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) & 0xff;
  }
}

/** Bytes up to a limit; grows as it fills, so that a call that prints little costs little. */
export class CappedBuffer {
  readonly limit: number;
  #bytes = new Uint8Array(256);
  #length = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Keeps what fits; false when that was not all. */
  append(chunk: Uint8Array): boolean {
    const kept = chunk.subarray(0, this.limit - this.#length);
    const needed = this.#length + kept.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.limit, Math.max(needed, this.#bytes.length * 2)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(kept, this.#length);
    this.#length = needed;
    return kept.length === chunk.length;
  }

  /** What isn't UTF-8 becomes U+FFFD. */
  text(): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#bytes.subarray(0, this.#length));
  }
}
