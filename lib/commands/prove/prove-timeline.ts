/** A timeline to be laid: the axis has room for it, what is offered is enough, and no foreseen wrong picture is right. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { LaidSpan } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { type Lane, observedLane } from "../../grading/lanes.ts";
import type { Observation } from "../../grading/observation.ts";
import { observeAll } from "./own-runs.ts";
import { failuresOf, type Proof, verdictOf } from "./proof.ts";

type Timeline = ExerciseOf<"predict-timeline">;

const leastStep = 0.001;

export async function proveTimeline(sandbox: Sandbox, exercise: Timeline): Promise<Proof> {
  const { runs, other } = await observeAll(sandbox, exercise);
  const problems = [...axisProblems(exercise, runs), ...laneProblems(exercise, runs)];
  if (problems.length > 0) return { problems, key: "" };
  const drawn = new Map(runs.map((run) => [JSON.stringify(pictureOf(exercise, run)), pictureOf(exercise, run)]));
  const pictures = [...drawn.values()];
  problems.push(...shownProblems(exercise, pictures.flat()));
  if (!drawn.has(JSON.stringify(pictureOf(exercise, other))))
    problems.push("program.py draws another picture under another seed: take chance out");
  // What the run itself needs comes first: the rest mostly follows from it.
  if (problems.length === 0) problems.push(...distractorProblems(exercise));
  if (problems.length === 0) problems.push(...(await gradingProblems(sandbox, exercise, pictures)));
  return { problems, key: JSON.stringify([...drawn.keys()].sort()) };
}

const pictureOf = ({ lanes }: Timeline, run: Observation): Lane[] =>
  lanes.flatMap((name) => observedLane(run, name) ?? []);

function axisProblems({ step, until }: Timeline, runs: Observation[]): string[] {
  // Times that differ by a millionth of a second are taken for the same.
  if (step < leastStep) return [`exercise.yaml: step: must be at least ${leastStep}: write the seconds of one cell`];
  const problems = isCell(until, step) ? [] : [`exercise.yaml: until: must be a multiple of step (${step})`];
  const latest = Math.max(...runs.map((run) => run.elapsed));
  if (until <= latest)
    problems.push(`exercise.yaml: until: must be later than the program's end at ${latest} s, or it tells the answer`);
  return problems;
}

function laneProblems(exercise: Timeline, runs: Observation[]): string[] {
  const problems = runs.flatMap(({ tasks }) => {
    const names = tasks.map((task) => task.name);
    const twice = exercise.lanes.find((lane) => names.indexOf(lane) !== names.lastIndexOf(lane));
    if (twice) return [`exercise.yaml: lanes: more than one task is named ${twice}: give each its own name`];
    return exercise.lanes
      .filter((lane) => !names.includes(lane))
      .map((lane) => `exercise.yaml: lanes: no task is named ${lane}: name some of ${names.join(", ")}`);
  });
  if (problems.length > 0) return [...new Set(problems)];
  if (runs.every((run) => pictureOf(exercise, run).every(({ spans }) => spans.length === 0)))
    return ["exercise.yaml: lanes: nothing takes time on any of them: name tasks that sleep, wait or block"];
  return [];
}

/** What the axis cannot show, or the learner not choose. */
function shownProblems({ step, states }: Timeline, lanes: { lane: string; spans: LaidSpan[] }[]): string[] {
  const spans = lanes.flatMap(({ lane, spans }) => spans.map((span) => ({ ...span, lane })));
  const times = spans.flatMap(({ lane, from, to }) => [from, to].map((at) => ({ lane, at })));
  const between = times.find(({ at }) => !isCell(at, step));
  const missing = [...new Set(spans.map((span) => span.state))].filter((state) => !states.includes(state));
  const problems = missing.map((state) => `exercise.yaml: states lack ${state}, which occurs: add it`);
  if (between)
    problems.push(
      `exercise.yaml: step: something happens on ${between.lane} at ${between.at} s, which is no multiple of ${step}: change one of them`,
    );
  return problems;
}

function distractorProblems(exercise: Timeline): string[] {
  const { distractors, lanes, until } = exercise;
  return distractors.flatMap((picture, index) => {
    const name = `exercise.yaml: distractors.${index}`;
    return picture.lanes.flatMap(({ lane, spans }) => {
      if (!lanes.includes(lane)) return [`${name}: ${lane} is none of lanes: ${lanes.join(", ")}`];
      const broken = spans.some(({ from, to }, at) => to <= from || to > until || from < (spans[at - 1]?.to ?? 0));
      if (broken)
        return [`${name}: ${lane}: let spans follow each other, each with from before to, none after ${until} s`];
      return shownProblems(exercise, [{ lane, spans }]).map((problem) => problem.replace("exercise.yaml:", `${name}:`));
    });
  });
}

async function gradingProblems(sandbox: Sandbox, exercise: Timeline, pictures: Lane[][]): Promise<string[]> {
  const grade = (lanes: { lane: string; spans: LaidSpan[] }[]) =>
    verdictOf(sandbox, exercise, { kind: "predict-timeline", lanes });
  const problems: string[] = [];
  for (const picture of pictures) {
    const right = await grade(picture.map(({ lane, spans }) => ({ lane, spans })));
    if (right.status !== "passed") problems.push(`the picture that the run draws is refused: ${failuresOf(right)}`);
  }
  for (const [index, { lanes }] of exercise.distractors.entries())
    if ((await grade(lanes)).status === "passed")
      problems.push(`exercise.yaml: distractors.${index} is the picture that the run draws: change it`);
  return problems;
}

/** Exact to what binary fractions allow. */
const isCell = (at: number, step: number) => Math.abs(at / step - Math.round(at / step)) < 1e-6;
