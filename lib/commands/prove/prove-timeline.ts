/** A timeline to be laid: the axis has room for it, what is offered is enough, and no foreseen wrong picture is right. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { LaidSpan } from "../../grading/answer.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { type Lane, observedLane } from "../../grading/lanes.ts";
import type { Observation } from "../../grading/observation.ts";
import { observeTwice } from "./own-runs.ts";
import { failuresOf, type Proof, verdictOf } from "./proof.ts";

type Timeline = ExerciseOf<"predict-timeline">;

export async function proveTimeline(sandbox: Sandbox, exercise: Timeline): Promise<Proof> {
  const [first, other] = await observeTwice(sandbox, exercise);
  const runs = [first];
  const problems = [...axisProblems(exercise, runs), ...unknownLanes(exercise, runs)];
  if (problems.length > 0) return { problems, key: "" };
  const pictures = runs.map((run) => pictureOf(exercise, run));
  problems.push(...pictures.flatMap((picture) => picture.flatMap(({ lane, spans }) => offered(exercise, lane, spans))));
  if (pictures.every((picture) => picture.every(({ spans }) => spans.length === 0)))
    problems.push("exercise.yaml: lanes: nothing takes time on any of them: name tasks that sleep, wait or block");
  if (JSON.stringify(pictureOf(exercise, other)) !== JSON.stringify(pictures[0]))
    problems.push("program.py draws another picture under another seed: take chance out");
  problems.push(...distractorProblems(exercise));
  if (problems.length === 0) problems.push(...(await gradingProblems(sandbox, exercise, pictures)));
  return { problems: [...new Set(problems)], key: JSON.stringify(pictures.map((one) => JSON.stringify(one)).sort()) };
}

const pictureOf = ({ lanes }: Timeline, run: Observation): Lane[] =>
  lanes.flatMap((name) => observedLane(run, name) ?? []);

function axisProblems({ step, until }: Timeline, runs: Observation[]): string[] {
  if (step <= 0) return ["exercise.yaml: step: must be more than 0: write the seconds of one cell"];
  const problems = isCell(until, step) ? [] : [`exercise.yaml: until: must be a multiple of step (${step})`];
  const latest = Math.max(...runs.map((run) => run.elapsed));
  if (until <= latest)
    problems.push(`exercise.yaml: until: must be later than the program's end at ${latest} s, or it tells the answer`);
  return problems;
}

function unknownLanes({ lanes }: Timeline, runs: Observation[]): string[] {
  return lanes.flatMap((name) =>
    runs.slice(0, 1).flatMap(({ tasks }) => {
      const count = tasks.filter((task) => task.name === name).length;
      const names = tasks.map((task) => task.name).join(", ");
      if (count === 0) return [`exercise.yaml: lanes: no task is named ${name}: name some of ${names}`];
      return count === 1 ? [] : [`exercise.yaml: lanes: ${count} tasks are named ${name}: give each its own name`];
    }),
  );
}

/** What the axis cannot show, or the learner not choose. */
function offered({ step, states }: Timeline, lane: string, spans: LaidSpan[]): string[] {
  return spans.flatMap(({ from, to, state }) => [
    ...[from, to]
      .filter((at) => !isCell(at, step))
      .map((at) => `exercise.yaml: step: something happens on ${lane} at ${at} s, which is no multiple of ${step}`),
    ...(states.includes(state) ? [] : [`exercise.yaml: states lack ${state}, which occurs on ${lane}: add it`]),
  ]);
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
      return offered(exercise, lane, spans).map((problem) => `${name}: ${problem.replace("exercise.yaml: ", "")}`);
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
