/** The answers that cheat, and the exercises that they cheat at: those of exercises/, and a few that only tests have. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { GradableCode } from "#lib/grading/gradable.ts";
import { courseExercises } from "../../course.ts";

const here = import.meta.dirname;
export const root = path.resolve(here, "../../..");

export interface Target {
  exercise: GradableCode;
  solution: string;
  /** wrong/name.py → source */
  wrong: Record<string, string>;
}

export interface Cheat {
  /** <exercise id>/NN-name */
  id: string;
  exercise: string;
  source: string;
  /** Tests that the honest wrong answer fails, and that the cheat wants to pass. */
  aims: string[];
  standsFor: string;
  technique: string;
}

export async function loadTargets(): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  for (const exercise of await courseExercises()) {
    if (exercise.kind !== "code") continue;
    const wrong = Object.fromEntries(exercise.wrong.map(({ file, source }) => [file, source]));
    targets.set(exercise.id, { exercise, solution: exercise.files.solution, wrong });
  }
  for (const id of readdirSync(path.join(here, "exercises"))) targets.set(id, ofTestsOnly(id));
  return targets;
}

function ofTestsOnly(id: string): Target {
  const folder = path.join(here, "exercises", id);
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  const files = readdirSync(path.join(folder, "wrong")).map((name) => `wrong/${name}`);
  return {
    exercise: { kind: "code", id, points: 10, limits: {}, world: {}, files: { tests: read("tests.py") } },
    solution: read("solution.py"),
    wrong: Object.fromEntries(files.map((file) => [file, read(file)])),
  };
}

const header = /^# aims at: (?<aims>.+); stands for: (?<standsFor>\S+)\n# technique: (?<technique>.+)\n/;

export function loadCheats(exercises: Iterable<string>): Cheat[] {
  return [...exercises].flatMap((exercise) => {
    const folder = path.join(here, exercise);
    return readdirSync(folder)
      .sort()
      .map((file) => {
        const source = readFileSync(path.join(folder, file), "utf8");
        const { aims = "", standsFor = "", technique = "" } = header.exec(source)?.groups ?? {};
        const id = `${exercise}/${path.parse(file).name}`;
        return { id, exercise, source, aims: aims.split(", "), standsFor, technique };
      });
  });
}
