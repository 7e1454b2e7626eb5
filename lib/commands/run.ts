import { parseYaml } from "../exercise-library/parse-yaml.ts";
import { defaultLimits, type Observation } from "../grading/observation.ts";
import { drawTimeline } from "../grading/timeline-text.ts";
import { type World, world } from "../grading/world.ts";
import { BadInput, readTextFile } from "./bad-input.ts";
import { print, printJson } from "./print.ts";
import { withSandbox } from "./with-sandbox.ts";

const longestFileBytes = 1024 * 1024;

/** @returns whether the program came to its end */
export async function run(
  file: string,
  options: { json?: boolean; timeline?: boolean; world?: string },
): Promise<boolean> {
  const source = await readTextFile(file, longestFileBytes);
  const world = options.world === undefined ? {} : await readWorld(options.world);
  const observation = await withSandbox(1, (sandbox) =>
    sandbox.observing({ source, limits: defaultLimits }, (observe) => observe({ expression: null, seed: 0, world })),
  );
  if (options.json) printJson(observation);
  else show(observation, options.timeline ?? false);
  return observation.status === "finished";
}

async function readWorld(file: string): Promise<World> {
  const { value, errors } = parseYaml(file, await readTextFile(file, longestFileBytes), world);
  if (value === null) throw new BadInput(errors[0] ?? `${file}: is no declaration of a world`);
  return value;
}

function show(observation: Observation, timeline: boolean): void {
  print(observation.stdout);
  process.stderr.write(observation.stderr);
  if (timeline) print(`\n${drawTimeline(observation)}\n`);
  for (const { kind, line, detail } of observation.diagnostics)
    print(`${kind}${line === null ? "" : `, line ${line}`}: ${detail}`);
  print(`elapsed ${observation.elapsed} s`);
  print(`status ${observation.status}${endOf(observation)}`);
}

/** An exception by its type and place; other ends explain themselves. */
function endOf({ status, error }: Observation): string {
  if (error === null) return "";
  if (status !== "raised" && status !== "not-importable") return `: ${error.message}`;
  const place = error.line === null || error.message.endsWith(`, line ${error.line})`) ? "" : ` (line ${error.line})`;
  return `: ${error.type}: ${error.message}${place}`;
}
