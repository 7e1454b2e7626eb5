/**
 * What passes between the grader and a sandbox child, over the child's stdin and stdout: frames of a length (u32,
 * little-endian) and that many bytes of JSON. Both ends parse strictly; the grader trusts nothing that a child says.
 *
 *   grader → child   call, reset
 *   child → grader   ready (once), ended (one for each call, in order)
 */
import { Buffer } from "node:buffer";
import { z } from "zod";
import { resultLimitBytes } from "./host/call-state.ts";
import type { CallEnd as HostCallEnd } from "./host/interpreter.ts";
import { namespaceKinds } from "./walls/namespaces.ts";

/** A result is JSON inside JSON: each of its bytes may become two, and a control character of the output six. */
export const longestFrameBytes = 4 * resultLimitBytes;

export const callLimits = z.strictObject({
  cpuMs: z.number().int().positive().describe("CPU milliseconds of the interpreter; the soft limit"),
  outputBytes: z.number().int().positive().describe("of each of stdout and stderr"),
  resultBytes: z.number().int().positive().optional().describe("of the result; never more than the host takes at all"),
  memoryMiB: z.number().int().positive().describe("of the whole interpreter, booted Python included"),
  seed: z.number().int().describe("of the entropy that the interpreter sees"),
});
export type CallLimits = z.infer<typeof callLimits>;

const id = z.number().int().positive();

export const step = z.strictObject({
  entry: z.string(),
  input: z.string().describe("a JSON document, as the entry will read it"),
});
export type Step = z.infer<typeof step>;

export const toChild = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("call"),
    id,
    before: z
      .array(step)
      .optional()
      .describe("steps that come first and each leave a checkpoint; one that does not return is the call's end"),
    ...step.shape,
    limits: callLimits.describe("of each step"),
    keep: z.boolean().describe("whether the interpreter's memory stays for the next call"),
  }),
  z.strictObject({
    type: z.literal("reset"),
    checkpoints: z.number().int().nonnegative().describe("how many may stay, those made first"),
  }),
]);
export type ToChild = z.infer<typeof toChild>;

/** More than a call can be denied; zod would look at each of a million wrong entries and keep an issue for it. */
const mostNames = 1_000;
const names = z.custom<string[]>(
  (list) => Array.isArray(list) && list.length <= mostNames && list.every((name) => typeof name === "string"),
  "no list of names",
);
const captured = { stdout: z.string(), stderr: z.string(), denied: names };
const abnormal = <End extends string>(end: End) =>
  z.strictObject({ end: z.literal(end), detail: z.string(), ...captured });

export const callEnd = z.discriminatedUnion("end", [
  z.strictObject({ end: z.literal("returned"), result: z.string(), ...captured }),
  abnormal("timed-out"),
  abnormal("out-of-memory"),
  abnormal("too-much-output"),
  abnormal("stack-overflow"),
  abnormal("denied"),
  abnormal("exited"),
  abnormal("crashed"),
]) satisfies z.ZodType<HostCallEnd>;
export type CallEnd = z.infer<typeof callEnd>;

/** Which walls stand around a child, as it sees it itself once it has started. */
export const walls = z.strictObject({
  permissions: z
    .boolean()
    .describe("Node's permission model: no files, processes, workers, add-ons, network; must stand"),
  noCodeGeneration: z.boolean().describe("eval and new Function are off; must stand"),
  user: z.number().int().nullable().describe("the user id that it runs as; null where there are none"),
  namespaces: z.array(z.enum(namespaceKinds)).describe("Linux namespaces that it does not share with the grader"),
  noNewPrivileges: z.boolean().nullable().describe("no program can give it more rights; null where that is unknown"),
  noCapabilities: z.boolean().nullable().describe("it may do nothing that an ordinary user may not"),
  onlyItsFiles: z.boolean().nullable().describe("it can open no file of the system's but those that it needs"),
  systemCallFilter: z.boolean().nullable().describe("the kernel refuses it what walls/system-calls.ts lists"),
});
export type Walls = z.infer<typeof walls>;

export const fromChild = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready"), walls }),
  z.strictObject({ type: z.literal("ended"), id, call: callEnd }),
]);
export type FromChild = z.infer<typeof fromChild>;

export class ProtocolError extends Error {}

export function encodeFrame(message: ToChild | FromChild): Uint8Array {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.allocUnsafe(4 + body.length);
  frame.writeUInt32LE(body.length, 0);
  body.copy(frame, 4);
  return frame;
}

/** Cuts a stream of bytes into frames and parses each. */
export class FrameReader<Message> {
  readonly #schema: z.ZodType<Message>;
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** Of the frame that is arriving; null until its head is there. */
  #bodyBytes: number | null = null;

  constructor(schema: z.ZodType<Message>) {
    this.#schema = schema;
  }

  /**
   * @returns the messages that are complete now
   * @throws ProtocolError for a frame that is too long, no JSON, or not to the schema; the stream is of no use then
   */
  push(chunk: Uint8Array): Message[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const messages: Message[] = [];
    for (let body = this.#takeFrame(); body; body = this.#takeFrame()) messages.push(this.#parse(body));
    return messages;
  }

  #takeFrame(): Uint8Array | null {
    if (this.#bodyBytes === null && this.#length >= 4) {
      const head = this.#joined();
      this.#bodyBytes = new DataView(head.buffer, head.byteOffset).getUint32(0, true);
      if (this.#bodyBytes > longestFrameBytes) throw new ProtocolError(`a frame of ${this.#bodyBytes} bytes`);
    }
    if (this.#bodyBytes === null || this.#length < 4 + this.#bodyBytes) return null;
    const all = this.#joined();
    const end = 4 + this.#bodyBytes;
    this.#chunks = [all.subarray(end)];
    this.#length -= end;
    this.#bodyBytes = null;
    return all.subarray(4, end);
  }

  #joined(): Uint8Array {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const all: Uint8Array = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #parse(body: Uint8Array): Message {
    let document: unknown;
    try {
      document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    } catch {
      throw new ProtocolError("a frame that is no JSON");
    }
    const parsed = this.#schema.safeParse(document);
    if (!parsed.success) throw new ProtocolError(`an unexpected message: ${firstIssue(parsed.error)}`);
    return parsed.data;
  }
}

/** In a length that whoever sent it can't stretch. */
function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join(".")}: ${issue?.message}`.slice(0, 500);
}
