/**
 * The sandbox child's program: one interpreter, one call at a time, and nothing else in the process. Started by
 * sandbox-child.ts behind Node's permission model. It ends when its stdin does, so it can't outlive the grader.
 */
import { z } from "zod";
import type { CallLimits } from "./host/call-state.ts";
import { type CallEnd, createInterpreter, type Interpreter } from "./host/interpreter.ts";
import { readImage } from "./image/image-files.ts";
import { encodeFrame, FrameReader, type FromChild, step, type ToChild, toChild } from "./protocol.ts";
import { raiseWalls } from "./walls/raise-walls.ts";

export const childSettings = z.strictObject({
  image: z.string().describe("the image's directory"),
  graderNamespaces: z.record(z.string(), z.string()).describe("to tell its own namespaces from the grader's"),
  warmUp: z
    .array(step.extend({ before: z.array(step).optional() }))
    .describe("calls to make before the first real one: they have the engine compile what is used, and prove it runs"),
});
export type ChildSettings = z.infer<typeof childSettings>;
type WarmUp = ChildSettings["warmUp"][number];

/** By then what runs often is optimised. */
const practiceRuns = 10;
const warmUpLimits = { cpuMs: 30_000, outputBytes: 65_536, memoryBytes: 128 * 1024 * 1024, seed: 0 };

/** This thread's CPU time: on a busy machine a program still gets all the time that its limit promises. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function main(): void {
  z.config({ jitless: true }); // code generation from strings is off here; zod would only try and fail
  const settings = childSettings.parse(JSON.parse(process.argv[2] ?? ""));
  const interpreter = createInterpreter(readImage(settings.image), cpuMs);
  const { graderNamespaces } = settings;
  const walls = raiseWalls({ graderNamespaces, ownNumber: Number(process.argv[3]) || undefined });
  const warmUpAll = () => {
    for (const call of settings.warmUp) {
      warmUp(interpreter, call);
      interpreter.reset();
    }
  };
  warmUpAll();

  const answer = (message: FromChild) => process.stdout.write(encodeFrame(message));
  const handle = (message: ToChild) => {
    if (message.type === "reset") return interpreter.reset(message.checkpoints);
    const { memoryMiB, ...rest } = message.limits;
    const call = perform(interpreter, message, { ...rest, memoryBytes: memoryMiB * 1024 * 1024 });
    answer({ type: "ended", id: message.id, call });
    // After answering: nobody waits for it. A call that was broken off leaves nothing worth keeping.
    if (!message.keep || call.end !== "returned") interpreter.restore();
  };
  const frames = new FrameReader(toChild);
  let wasAsked = false;
  process.stdin.on("data", (chunk: Uint8Array) => {
    wasAsked = true;
    for (const message of frames.push(chunk)) handle(message);
  });
  process.stdin.on("end", () => process.exit(0));
  answer({ type: "ready", walls });
  // Until the first real call, which finds that much more of the engine's work done: a spare may have to jump in.
  const practise = (times: number) => {
    if (wasAsked || times === 0) return;
    warmUpAll();
    setImmediate(practise, times - 1);
  };
  setImmediate(practise, practiceRuns);
}

/** Once a step can leave no checkpoint none of them does, and the last one does all of their work itself. */
function perform(interpreter: Interpreter, { before = [], entry, input }: WarmUp, limits: CallLimits): CallEnd {
  for (const step of before) {
    const end = interpreter.call(step.entry, encode(step.input), limits);
    if (end.end !== "returned") return end;
    if (interpreter.checkpoint()) continue;
    interpreter.restore();
    break;
  }
  return interpreter.call(entry, encode(input), limits);
}

const encode = (text: string) => new TextEncoder().encode(text);

function warmUp(interpreter: Interpreter, call: WarmUp): void {
  const end = perform(interpreter, call, warmUpLimits);
  if (end.end !== "returned")
    throw new Error(`the entry "${call.entry}" does not work: ${end.end}, ${end.detail}\n${end.stderr}`);
}

main();
