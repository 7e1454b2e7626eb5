/** The grader's end of one sandbox child: its process, its one call under way, and the hard limit. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { type ChildCommand, lifetimeCpuSeconds } from "./child-command.ts";
import { processCpuMs } from "./child-cpu-time.ts";
import {
  type CallEnd,
  type CallLimits,
  encodeFrame,
  FrameReader,
  type FromChild,
  fromChild,
  type Walls,
} from "./protocol.ts";

/** The child's process is gone, or had to be killed for what it said. Says nothing about whose fault that is. */
export class ChildDied extends Error {
  /** It broke from within, as a process does on an engine's bug; not killed from outside, not refused by us. */
  readonly crashedByItself: boolean;

  constructor(reason: string, crashedByItself: boolean) {
    super(reason);
    this.crashedByItself = crashedByItself;
  }
}

export interface Call {
  entry: string;
  input: string;
  limits: CallLimits;
  keep: boolean;
}

interface PendingCall {
  id: number;
  resolve: (end: CallEnd) => void;
  reject: (reason: ChildDied) => void;
  timer: NodeJS.Timeout;
}

const startLimitMs = 60_000;
const longestComplaint = 4_000;
const crashSignals = ["SIGSEGV", "SIGABRT", "SIGILL", "SIGTRAP", "SIGBUS", "SIGFPE"];
/** How often a call that gets too little of the CPU is given more real time. */
const mostExtensions = 10;
const cpuGraceMs = 500;

/** Real time after which a call is looked at from outside: the soft limit should have ended it long before. */
export const hardLimitMs = (cpuMs: number) => 2 * cpuMs + 1_000;

export class SandboxChild {
  /** Resolves once it can take calls; rejects with ChildDied when it ends before that. */
  readonly ready: Promise<Walls>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<ChildDied>;
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #frames = new FrameReader<FromChild>(fromChild);
  #becameReady: (walls: Walls) => void = () => {};
  #pending: PendingCall | null = null;
  #lastId = 0;
  #complaint = "";
  #death: ChildDied | null = null;

  constructor({ command, args }: ChildCommand) {
    this.#process = spawn(command, args, {
      env: {} as NodeJS.ProcessEnv,
      cwd: "/",
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.gone = new Promise((resolve) => {
      const end = (error: ChildDied) => {
        this.#die(error);
        resolve(this.#death ?? error);
      };
      this.#process.once("error", (error) => end(new ChildDied(`it could not be started: ${error.message}`, false)));
      this.#process.once("close", (code, signal) => end(this.#describeExit(code, signal)));
    });
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.kill(`it was not ready after ${startLimitMs} ms`), startLimitMs);
      this.#becameReady = (walls) => {
        clearTimeout(timer);
        resolve(walls);
      };
      this.gone.then((death) => {
        clearTimeout(timer);
        reject(death);
      });
    });
    this.ready.catch(() => {}); // whoever waits for it hears of it; nobody may be waiting
    this.#process.stdin.on("error", () => {}); // "close" tells more
    this.#process.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (this.#complaint.length < longestComplaint) this.#complaint += text.slice(0, longestComplaint);
    });
    this.#process.stdout.on("data", (chunk: Uint8Array) => this.#receive(chunk));
  }

  get processId(): number | undefined {
    return this.#process.pid;
  }

  get isDead(): boolean {
    return this.#death !== null;
  }

  /** It has worked for so long that another should take its place before the system ends it. */
  get isWorn(): boolean {
    return (this.#cpuMs() ?? 0) > (lifetimeCpuSeconds * 1000) / 2;
  }

  /**
   * One at a time. Always ends: the hard limit kills the child, and then the call ended "timed-out".
   * @throws ChildDied when the child is lost for another reason
   */
  call({ entry, input, limits, keep }: Call): Promise<CallEnd> {
    if (this.#pending) throw new Error("the sandbox child is busy with another call");
    if (this.#death) return Promise.reject(this.#death);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending = { id, resolve, reject, timer: this.#startHardLimit(limits.cpuMs) };
      this.#process.stdin.write(encodeFrame({ type: "call", id, entry, input, limits, keep }));
    });
  }

  /** Forgets what kept calls left behind. */
  reset(): void {
    if (!this.#death) this.#process.stdin.write(encodeFrame({ type: "reset" }));
  }

  kill(reason: string): void {
    this.#die(new ChildDied(reason, false));
    this.#process.kill("SIGKILL");
  }

  #receive(chunk: Uint8Array): void {
    if (this.#death) return; // what it still says counts for nothing
    try {
      for (const message of this.#frames.push(chunk)) this.#handle(message);
    } catch (error) {
      this.kill(`it sent ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #handle(message: FromChild): void {
    if (message.type === "ready") this.#greet(message.walls);
    else if (message.id !== this.#pending?.id) this.kill("it answered a call that was not asked");
    else this.#settle()?.resolve(message.call);
  }

  /** Deny by default here too: a child without Node's own walls is of no use. Its user differs by machine. */
  #greet(walls: Walls): void {
    if (walls.permissions && walls.noCodeGeneration) this.#becameReady(walls);
    else this.kill(`its walls do not stand: ${JSON.stringify(walls)}`);
  }

  #settle(): PendingCall | null {
    const pending = this.#pending;
    this.#pending = null;
    if (pending) clearTimeout(pending.timer);
    return pending;
  }

  /**
   * Loops inside C never poll; only killing the process ends those. A call that had less CPU than its soft limit allows
   * is not looping but starved by its neighbours, so it gets more time: a loaded machine must not fail an answer.
   */
  #startHardLimit(cpuMs: number): NodeJS.Timeout {
    const usedBefore = this.#cpuMs();
    let extensions = 0;
    const look = () => {
      const used = this.#cpuMs();
      const isStarved = used !== null && usedBefore !== null && used - usedBefore < cpuMs + cpuGraceMs;
      if (isStarved && extensions++ < mostExtensions) {
        timer.refresh();
        return;
      }
      const detail = "the time limit is used up; the program was in the middle of one long operation";
      this.#settle()?.resolve({ end: "timed-out", detail, stdout: "", stderr: "", denied: [] });
      this.kill("its call was over the hard limit");
    };
    const timer = setTimeout(look, hardLimitMs(cpuMs));
    return timer;
  }

  #cpuMs(): number | null {
    return this.processId === undefined ? null : processCpuMs(this.processId);
  }

  #die(reason: ChildDied): void {
    this.#death ??= reason;
    this.#settle()?.reject(this.#death);
  }

  /** @param ownSignal null for a process that ended itself, and for one behind a wrapper, which passes signals on as exit codes */
  #describeExit(code: number | null, ownSignal: NodeJS.Signals | null): ChildDied {
    const signal = ownSignal ?? signalOf(code);
    const how = signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`;
    const complaint = this.#complaint.trim();
    const crashedByItself = signal !== null && crashSignals.includes(signal);
    return new ChildDied(complaint ? `${how}: ${complaint}` : how, crashedByItself);
  }
}

/** The programs that put walls around a child end with 128 + n when the child inside was ended by signal n. */
function signalOf(code: number | null): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
  return (found?.[0] as NodeJS.Signals | undefined) ?? null;
}
