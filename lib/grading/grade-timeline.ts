/** Grades a timeline that was laid by hand, span by span, by running the program. */
import type { AnswerOf, LaidSpan } from "./answer.ts";
import type { GradableTimeline, Graded, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { joined, type Lane, observedLane, readLaid, sameSpan } from "./lanes.ts";
import { observeSomeLegalRuns } from "./legal-orders.ts";
import type { Observation } from "./observation.ts";
import { type Part, partsVerdict } from "./parts-verdict.ts";
import { unlayable, whyNot } from "./timeline-words.ts";

export async function gradeTimeline(
  sandbox: Sandbox,
  exercise: GradableTimeline,
  answer: AnswerOf<"predict-timeline">,
  seed: number,
): Promise<Graded> {
  const runs = await observeSomeLegalRuns(sandbox, exercise, seed);
  const graded = runs.map((run) => ({ run, verdict: gradeLanes(exercise, keyOf(exercise, run), answer) }));
  // Where asyncio leaves the order open, the answer is held against the run that it is most like.
  const { run, verdict } = graded.reduce((best, one) => (one.verdict.score > best.verdict.score ? one : best));
  // The run shows the key: it is for those who have found it.
  return { verdict, observation: verdict.status === "passed" ? run : null };
}

/** The lanes that are asked for, as the program drew them. */
function keyOf(exercise: GradableTimeline, observation: Observation): Lane[] {
  const lanes = exercise.lanes.map((name) => {
    const lane = observedLane(observation, name);
    if (lane) return lane;
    const names = observation.tasks.map((task) => task.name).join(", ");
    throw new GraderFault(`the exercise's own program has no single task named ${name}; it has ${names}`);
  });
  if (lanes.every(({ spans }) => spans.length === 0))
    throw new GraderFault("nothing takes time on the lanes of the exercise's own program");
  return lanes;
}

function gradeLanes(exercise: GradableTimeline, key: Lane[], answer: AnswerOf<"predict-timeline">): Graded["verdict"] {
  const laidOn = (lane: string) => answer.lanes.find((one) => one.lane === lane)?.spans ?? [];
  const graded = key.map((lane) => gradeLane(lane, laidOn(lane.lane)));
  const firstWrong = graded.find(({ part }) => part.earned < 1);
  const foreseen = exercise.distractors.find((one) =>
    one.lanes.every(({ lane, spans }) => isSamePicture(laidOn(lane), spans)),
  );
  // It is about the picture as a whole: it stands where that goes wrong first.
  if (firstWrong && foreseen) firstWrong.part.message = foreseen.explanation;
  const spans = key.reduce((sum, lane) => sum + lane.spans.length, 0);
  const lost = graded.reduce((sum, { lostElsewhere }) => sum + lostElsewhere, 0);
  return partsVerdict(
    exercise,
    graded.map(({ part }) => part),
    lost / spans,
  );
}

/**
 * A wrong span in the place of a right one costs that one; each beyond the number that there are costs one more.
 * @returns lostElsewhere: what too many spans cost that the lane itself has not to give
 */
function gradeLane({ lane, coroutine, spans: key }: Lane, given: LaidSpan[]): { part: Part; lostElsewhere: number } {
  const title = { en: `${lane} (${coroutine})`, zh: `${lane}（${coroutine}）` };
  const head = { id: lane, title, weight: key.length };
  const refused = unlayable(given);
  if (refused)
    return { part: { ...head, earned: 0, message: refused }, lostElsewhere: Math.max(0, given.length - key.length) };
  const laid = readLaid(key, given);
  const found = key.filter((one) => laid.some((span) => sameSpan(one, span))).length;
  const tooMany = Math.max(0, laid.length - key.length);
  if (found === key.length && tooMany === 0) return { part: { ...head, earned: 1, message: null }, lostElsewhere: 0 };
  const earned = key.length === 0 ? 0 : Math.max(0, found - tooMany) / key.length;
  return { part: { ...head, earned, message: whyNot(key, laid) }, lostElsewhere: Math.max(0, tooMany - found) };
}

function isSamePicture(laid: LaidSpan[], other: LaidSpan[]): boolean {
  const [one, two] = [joined(laid), joined(other)];
  return one.length === two.length && one.every((span, index) => sameSpan(span, two[index] as LaidSpan));
}
