/**
 * The sandbox child's program: one interpreter, one call at a time, and nothing else in the process. Started by
 * sandbox-child.ts behind Node's permission model. It ends when its stdin does, so it can't outlive the grader.
 */
import { z } from "zod";
import { createInterpreter, type Interpreter } from "./host/interpreter.ts";
import { readImage } from "./image/image-files.ts";
import { encodeFrame, FrameReader, type FromChild, type ToChild, toChild } from "./protocol.ts";
import { raiseWalls } from "./walls/raise-walls.ts";

export const childSettings = z.strictObject({
  image: z.string().describe("the image's directory"),
  graderNamespaces: z.record(z.string(), z.string()).describe("to tell its own namespaces from the grader's"),
  warmUp: z
    .array(z.strictObject({ entry: z.string(), input: z.string() }))
    .describe("calls to make before the first real one: they have the engine compile what is used, and prove it runs"),
});
export type ChildSettings = z.infer<typeof childSettings>;

const warmUpLimits = { cpuMs: 30_000, outputBytes: 65_536, memoryBytes: 128 * 1024 * 1024, seed: 0 };

/** This thread's CPU time: on a busy machine a program still gets all the time that its limit promises. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function main(): void {
  z.config({ jitless: true }); // code generation from strings is off here; zod would only try and fail
  const settings = childSettings.parse(JSON.parse(process.argv[2] ?? ""));
  const artifacts = readImage(settings.image);
  const { graderNamespaces } = settings;
  const walls = raiseWalls({ graderNamespaces, ownNumber: Number(process.argv[3]) || undefined });
  let interpreter = createInterpreter(artifacts, cpuMs);
  const makeLikeNew = () => {
    if (interpreter.mustReplace) interpreter = createInterpreter(artifacts, cpuMs);
    else interpreter.reset();
  };
  for (const { entry, input } of settings.warmUp) {
    warmUp(interpreter, entry, input);
    makeLikeNew();
  }

  const answer = (message: FromChild) => process.stdout.write(encodeFrame(message));
  const handle = (message: ToChild) => {
    if (message.type === "reset") return makeLikeNew();
    const { memoryMiB, ...rest } = message.limits;
    const limits = { ...rest, memoryBytes: memoryMiB * 1024 * 1024 };
    const call = interpreter.call(message.entry, new TextEncoder().encode(message.input), limits);
    answer({ type: "ended", id: message.id, call });
    // After answering: nobody waits for it. A call that was broken off leaves nothing worth keeping.
    if (!message.keep || call.end !== "returned") makeLikeNew();
  };
  const frames = new FrameReader(toChild);
  process.stdin.on("data", (chunk: Uint8Array) => {
    for (const message of frames.push(chunk)) handle(message);
  });
  process.stdin.on("end", () => process.exit(0));
  answer({ type: "ready", walls });
}

function warmUp(interpreter: Interpreter, entry: string, input: string): void {
  const end = interpreter.call(entry, new TextEncoder().encode(input), warmUpLimits);
  if (end.end !== "returned")
    throw new Error(`the entry "${entry}" does not work: ${end.end}, ${end.detail}\n${end.stderr}`);
}

main();
