/** The grader's end of one sandbox child: its process, its one call under way, and the hard limit. */
import type { ChildProcessByStdio } from "node:child_process";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { wallMsFor } from "../observation.ts";
import { type ChildCommand, lifetimeCpuSeconds, spawnChild } from "./child-command.ts";
import { processCpuMs, processMemoryMiB } from "./child-cpu-time.ts";
import {
  type CallEnd,
  type CallLimits,
  encodeFrame,
  FrameReader,
  type FromChild,
  fromChild,
  type Step,
  type Walls,
} from "./protocol.ts";
import { watchCall } from "./watch-call.ts";

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
  /** Steps that come first; each leaves a checkpoint, to which the child goes back after later calls. */
  before?: Step[];
  limits: CallLimits;
  /** How many of the steps run the program, each within these limits; 1 unless said otherwise. */
  programSteps?: number;
  /** The hard limit, which only the grader keeps. */
  wallMs?: number | undefined;
  keep: boolean;
}

interface PendingCall {
  id: number;
  resolve: (end: CallEnd) => void;
  reject: (reason: ChildDied) => void;
  endWatch: () => void;
}

/** The detail of a call that was killed for its time, as no child says it. */
export const overHardLimit = "the time limit is used up; the program was in the middle of one long operation";
const startLimitMs = 60_000;
const longestComplaint = 4_000;
/** Honest children write a line or two to their stderr in a lifetime; reading an endless one is work for the grader. */
const mostStderrBytes = 1024 * 1024;
/** Between the end of a pipe and the end of the process whose end it was. */
const farewellMs = 1_000;
const crashSignals = ["SIGSEGV", "SIGABRT", "SIGILL", "SIGTRAP", "SIGBUS", "SIGFPE"];
/** Wear shows over thousands of calls, and each look reads some files of the system. */
const callsBetweenLooks = 16;
/**
 * A child comes to 370 MiB within some hundred submissions and stays there over the next thousand, but for interpreters
 * that it had to replace and that are not collected yet: some hundred more, for a while. What has more than this has
 * leaked, and would meet the system's limit (child-command.ts) in somebody's call.
 */
const mostMemoryMiB = 1_024;

export class SandboxChild {
  /** Resolves once it can take calls; rejects with ChildDied when it ends before that. */
  readonly ready: Promise<Walls>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<ChildDied>;
  readonly #mostMemoryMiB: number;
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #frames = new FrameReader<FromChild>(fromChild);
  #becameReady: ((walls: Walls) => void) | null = null;
  #pending: PendingCall | null = null;
  #lastId = 0;
  #lastLook = 0;
  #complaint = "";
  #stderrBytes = 0;
  #death: ChildDied | null = null;

  /** @param memoryMiB beyond which it is worn */
  constructor(command: ChildCommand, memoryMiB = mostMemoryMiB) {
    this.#mostMemoryMiB = memoryMiB;
    this.#process = spawnChild(command);
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
        this.#becameReady = null;
        clearTimeout(timer);
        resolve(walls);
      };
      this.gone.then((death) => {
        clearTimeout(timer);
        reject(death);
      });
    });
    this.ready.catch(() => {}); // whoever waits for it hears of it; nobody may be waiting
    this.#process.stdin.on("error", () => this.#expectEnd("it closed its stdin"));
    this.#process.stdout.on("end", () => this.#expectEnd("it closed its stdout"));
    this.#process.stdout.on("data", (chunk: Uint8Array) => this.#receive(chunk));
    this.#process.stderr.on("data", (chunk: Uint8Array) => this.#hearComplaint(chunk));
  }

  get processId(): number | undefined {
    return this.#process.pid;
  }

  get isDead(): boolean {
    return this.#death !== null;
  }

  /** In the middle of a call. */
  get isBusy(): boolean {
    return this.#pending !== null;
  }

  /** It has worked for so long, or grown so large, that another should take its place before the system ends it. */
  isWorn(): boolean {
    if (this.#lastId - this.#lastLook < callsBetweenLooks) return false;
    this.#lastLook = this.#lastId;
    const memoryMiB = this.processId === undefined ? null : processMemoryMiB(this.processId);
    return (this.#cpuMs() ?? 0) > (lifetimeCpuSeconds * 1000) / 2 || (memoryMiB ?? 0) > this.#mostMemoryMiB;
  }

  /**
   * One at a time. Always ends: the hard limit kills the child, and then the call ended "timed-out".
   * @throws ChildDied when the child is lost for another reason
   */
  call({ wallMs, programSteps = 1, ...call }: Call): Promise<CallEnd> {
    if (this.#pending) throw new Error("the sandbox child is busy with another call");
    if (this.#death) return Promise.reject(this.#death);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending = {
        id,
        resolve,
        reject,
        endWatch: this.#watch(programSteps * call.limits.cpuMs, wallMs ?? wallMsFor(call.limits.cpuMs)),
      };
      this.#process.stdin.write(encodeFrame({ type: "call", id, ...call }));
    });
  }

  /** Forgets what kept calls left behind, and all checkpoints but the first ones. */
  reset(checkpoints: number): void {
    if (!this.#death) this.#process.stdin.write(encodeFrame({ type: "reset", checkpoints }));
  }

  kill(reason: string): void {
    this.#die(new ChildDied(reason, false));
    this.#process.kill("SIGKILL");
  }

  #receive(chunk: Uint8Array): void {
    if (this.#death) return; // what it still says counts for nothing
    if (!this.#becameReady && !this.#pending) this.kill("it spoke without being asked");
    else this.#read(chunk);
  }

  #read(chunk: Uint8Array): void {
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

  #hearComplaint(chunk: Uint8Array): void {
    this.#stderrBytes += chunk.length;
    this.#complaint += Buffer.from(chunk).toString("utf8", 0, longestComplaint - this.#complaint.length);
    if (this.#stderrBytes > mostStderrBytes) this.kill("it flooded its stderr");
  }

  /** A pipe that ends before its process does leaves a child that would never answer. */
  #expectEnd(reason: string): void {
    const timer = setTimeout(() => this.kill(reason), farewellMs);
    this.gone.then(() => clearTimeout(timer));
  }

  /** Deny by default here too: a child without Node's own walls is of no use. Its user differs by machine. */
  #greet(walls: Walls): void {
    if (!this.#becameReady) this.kill("it said that it is ready a second time");
    else if (walls.permissions && walls.noCodeGeneration) this.#becameReady(walls);
    else this.kill(`its walls do not stand: ${JSON.stringify(walls)}`);
  }

  #settle(): PendingCall | null {
    const pending = this.#pending;
    this.#pending = null;
    pending?.endWatch();
    return pending;
  }

  #watch(cpuMs: number, wallMs: number): () => void {
    return watchCall({
      cpuMs,
      wallMs,
      usedCpuMs: () => this.#cpuMs(),
      onOver: () => {
        this.#settle()?.resolve({ end: "timed-out", detail: overHardLimit, stdout: "", stderr: "", denied: [] });
        this.kill("its call was over the hard limit");
      },
      onStuck: (reason) => this.kill(reason),
    });
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
