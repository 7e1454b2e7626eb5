/** A block that runs: the program, what its run looked like, and what of it can be asked for. */
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import { observeLegalRuns } from "../../grading/legal-orders.ts";
import { defaultLimits, type Observation } from "../../grading/observation.ts";
import { printedLines } from "../../grading/observe-own-program.ts";
import type { DeclaredWorld } from "../../grading/world.ts";
import type { Block } from "./extract/block.ts";
import type { Fault, PythonTools, Shapes } from "./python.ts";
import { parsedWorld, simulatedWorld, worldAfter } from "./simulated-world.ts";

export interface Subject {
  block: Block;
  /** of the block in the document, from 1 */
  number: number;
  /** the coroutine function that it is remembered by, and which one of its name it is if there are several */
  label: string;
  source: string;
  world: DeclaredWorld;
  observation: Observation;
  lines: string[];
  /** each order in which asyncio allows the lines to be printed; null where there are too many to try */
  legalOrders: string[][] | null;
  shapes: Shapes;
  faults: RunFault[];
  /** this program, or one like it, in the same world */
  observe: (source: string) => Promise<Observation>;
  tools: PythonTools;
}

/** A fault that the engine confirms to be one: something about the run is not as it should be. */
export interface RunFault extends Fault {
  observation: Observation;
}

const longestLines = 150;
const mostTasks = 60;
const mostPrinted = 200;
const longestSeconds = 3_600;

/** @returns the subject, or why the block cannot be one */
export async function runSubject(
  sandbox: Sandbox,
  tools: PythonTools,
  block: Block,
  number: number,
  source: string,
): Promise<Subject | string> {
  if (source.split("\n").length > longestLines) return `is too long: more than ${longestLines} lines`;
  const observeIn = (world: DeclaredWorld, source: string, seed = 0) =>
    sandbox.observing({ source, limits: defaultLimits }, (observe) =>
      observe({ expression: null, seed, world: parsedWorld(world) }),
    );
  let world = simulatedWorld(source);
  let observation = await observeIn(world, source);
  for (let better = worldAfter(world, observation); better; better = worldAfter(world, observation)) {
    world = better;
    observation = await observeIn(world, source);
  }
  const unfit = whyUnfit(observation, await observeIn(world, source, 1));
  if (unfit !== null) return unfit;
  const observe = (source: string) => observeIn(world, source);
  const [shapes, faults, legalOrders] = await Promise.all([
    tools.shapes(source),
    tools.faults(source),
    legalOrdersOf(sandbox, source, world),
  ]);
  return {
    block,
    number,
    label: labelOf(shapes),
    source,
    world,
    observation,
    lines: printedLines(observation),
    legalOrders,
    // Where the loop is held, what is usually said of gather and tasks does not hold.
    shapes: isBlocked(observation) ? { ...shapes, features: ["blocking"] } : shapes,
    faults: await confirmedFaults(observation, faults, observe),
    observe,
    tools,
  };
}

export const isBlocked = (seen: Observation) => seen.diagnostics.some(({ kind }) => kind === "blocking-call");

const labelOf = ({ coroutines }: Shapes) =>
  coroutines.find((name) => !/^(main|program|_.*)$/.test(name)) ?? coroutines[0] ?? "main";

function whyUnfit(seen: Observation, other: Observation): string | null {
  if (seen.status !== "finished") {
    const at = seen.error?.line ? ` (line ${seen.error.line})` : "";
    const why = seen.error ? `: ${seen.error.type}: ${seen.error.message.split("\n")[0]}${at}` : "";
    return `ends ${seen.status}${why}`;
  }
  if (seen.stdout !== other.stdout || seen.elapsed !== other.elapsed) return "depends on chance";
  const isFaulty = seen.diagnostics.some((one) => one.line !== null);
  if (seen.tasks.length === 0 && !isFaulty) return "runs no coroutine";
  if (seen.tasks.length > mostTasks) return `runs more than ${mostTasks} tasks`;
  if (printedLines(seen).length > mostPrinted) return `prints more than ${mostPrinted} lines`;
  if (seen.elapsed > longestSeconds) return `takes more than ${longestSeconds} virtual seconds`;
  if (seen.stdout === "" && seen.elapsed === 0 && !isFaulty) return "prints nothing and takes no time";
  return null;
}

async function legalOrdersOf(sandbox: Sandbox, program: string, world: DeclaredWorld): Promise<string[][] | null> {
  try {
    const runs = await observeLegalRuns(sandbox, { files: { program }, limits: {}, world: parsedWorld(world) }, 0);
    const orders = runs.map(printedLines);
    return orders.filter((one, at) => orders.findIndex((other) => other.join("\n") === one.join("\n")) === at);
  } catch (error) {
    if (error instanceof GraderFault) return null;
    throw error;
  }
}

export async function confirmedFaults(
  right: Observation,
  faults: Fault[],
  observe: (source: string) => Promise<Observation>,
): Promise<RunFault[]> {
  const run = await Promise.all(faults.map(async (fault) => ({ ...fault, observation: await observe(fault.source) })));
  return run.filter(({ observation }) => isWrong(right, observation));
}

const findings = (seen: Observation) => seen.diagnostics.map((one) => one.kind);

function isWrong(right: Observation, seen: Observation): boolean {
  return (
    seen.status !== "finished" ||
    seen.stdout !== right.stdout ||
    seen.elapsed !== right.elapsed ||
    findings(seen).some((kind) => !findings(right).includes(kind))
  );
}

/** Whether its lines are the same wherever it runs: no memory addresses. */
export const printsData = ({ stdout }: Observation) => !/\b0x[0-9a-f]{6,}/i.test(stdout);
