import { type LaidSpan, laneStates } from "../../../grading/answer.ts";
import { observedLane } from "../../../grading/lanes.ts";
import type { Observation } from "../../../grading/observation.ts";
import type { Body } from "../body.ts";
import type { Misreading } from "../misread.ts";
import type { Subject } from "../subject.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { misreadingTexts } from "../texts/misreadings.ts";
import { hintsOf, runExplained, titled, worldTold } from "../texts/run-told.ts";
import { inline, paragraphs } from "../texts/words.ts";

const [fewestLanes, mostLanes, mostCells] = [2, 6, 40];

interface Picture {
  lane: string;
  spans: LaidSpan[];
}

/** @returns null where there are too few or too many tasks, or moments that no axis of some cells can show */
export function draftTimeline(subject: Subject, misreadings: Misreading[]): Body | null {
  const { observation } = subject;
  const lanes = observation.tasks.map((task) => task.name);
  if (lanes.length < fewestLanes || lanes.length > mostLanes || new Set(lanes).size < lanes.length) return null;
  const picture = pictureOf(observation, lanes);
  if (!picture || picture.filter(({ spans }) => spans.length > 0).length < fewestLanes) return null;
  const step = commonStep([observation.elapsed, ...momentsOf(picture)]);
  if (step === null) return null;
  if (observation.elapsed / step + 2 > mostCells) return null;
  // The axis is long enough for the misreadings, as far as there is room: its length tells nothing then.
  const ends = [observation, ...misreadings.map((one) => one.observation)].map((seen) =>
    Math.ceil(seen.elapsed / step - 1e-6),
  );
  const until = Number(((Math.max(...ends.filter((end) => end + 2 <= mostCells)) + 2) * step).toFixed(9));
  const states = laneStates.filter(
    (state) =>
      ["sleep", "wait", "block"].includes(state) ||
      picture.some(({ spans }) => spans.some((one) => one.state === state)),
  );
  const owners = observation.tasks.map(({ name, coroutine }) => `${name}: ${inline(coroutine)}`);
  return {
    kind: "predict-timeline",
    name: "timeline",
    title: titled(subject, { en: "Who does what, and when?", zh: "谁在什么时候做什么？" }),
    concepts: conceptsOf(subject.shapes, "event-loop"),
    difficulty: Math.min(5, difficultyOf(subject.shapes) + 1),
    points: 10,
    prompt: paragraphs(
      {
        en: `Lay for each task when it sleeps, waits for another one, or holds the event loop.\n\nThe tasks, and the coroutines that they run: ${owners.join(", ")}.`,
        zh: `请在时间轴上标出每个任务什么时候休眠、等待别的任务，或者占住事件循环。\n\n各个任务和它们运行的协程：${owners.map((one) => one.replace(": ", "：")).join("，")}。`,
      },
      worldTold(subject),
    ),
    hints: hintsOf(subject, {
      en: "A task that awaits another one waits until that one is done.",
      zh: "等待另一个任务的任务，会一直等到那个任务完成。",
    }),
    explanation: runExplained(subject),
    fields: {
      lanes,
      step,
      until,
      states,
      distractors: distractorsOf(picture, misreadings, { lanes, step, until, states }),
    },
    files: { "program.py": subject.source },
  };
}

const pictureOf = (seen: Observation, lanes: string[]): Picture[] | null => {
  const picture = lanes.map((name) => observedLane(seen, name));
  return picture.includes(null)
    ? null
    : picture.flatMap((lane) =>
        lane ? [{ lane: lane.lane, spans: lane.spans.map(({ from, to, state }) => ({ from, to, state })) }] : [],
      );
};

const momentsOf = (picture: Picture[]) => picture.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));

/** The largest step of which all moments are multiples; null where it is less than a millisecond. */
function commonStep(moments: number[]): number | null {
  const whole = moments.map((at) => Math.round(at * 1000));
  if (moments.some((at, index) => Math.abs(at * 1000 - (whole[index] as number)) > 1e-6)) return null;
  const divisor = whole.reduce((one, other) => gcd(one, other), 0);
  return divisor === 0 ? null : divisor / 1000;
}

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other));

function distractorsOf(
  picture: Picture[],
  misreadings: Misreading[],
  axis: { lanes: string[]; step: number; until: number; states: string[] },
) {
  const seen = new Set([JSON.stringify(picture)]);
  return misreadings.flatMap(({ name, observation }) => {
    let misread = pictureOf(observation, axis.lanes);
    if (!misread || observation.tasks.length !== axis.lanes.length) return [];
    if (name === "one-after-another") misread = withoutQueueing(misread);
    const fits = misread.every(({ spans }) =>
      spans.every(
        ({ from, to, state }) =>
          to <= axis.until && axis.states.includes(state) && [from, to].every((at) => isMultiple(at, axis.step)),
      ),
    );
    const key = JSON.stringify(misread);
    // Nobody draws nothing.
    if (!fits || seen.has(key) || misread.some(({ spans }, lane) => spans.length === 0 && picture[lane]?.spans.length))
      return [];
    seen.add(key);
    return [{ lanes: misread, explanation: misreadingTexts[name] }];
  });
}

/** Whoever lets tasks run in turn draws nothing before a task's turn: waiting for it is the misreading's own way. */
const withoutQueueing = ([main, ...others]: Picture[]): Picture[] => [
  ...(main ? [main] : []),
  ...others.map(({ lane, spans }) => ({ lane, spans: spans[0]?.state === "wait" ? spans.slice(1) : spans })),
];

const isMultiple = (at: number, step: number) => Math.abs(at / step - Math.round(at / step)) < 1e-6;
