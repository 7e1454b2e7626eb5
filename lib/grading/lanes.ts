/** What the lanes of named tasks look like, so that they can be compared with lanes that were laid by hand. Pure. */
import { type LaidSpan, type LaneState, laneStates } from "./answer.ts";
import type { Observation, Span } from "./observation.ts";

/** A span of a lane; neighbours of one state are one span. */
export interface LaneSpan extends LaidSpan {
  /** the task could go on, were it not that another one holds the loop */
  heldUp: boolean;
}

export interface Lane {
  lane: string;
  coroutine: string;
  /** in order of time; running itself takes none, and shows as no span */
  spans: LaneSpan[];
}

/**
 * Times cross as floats, and a multiple of a step is computed: they are equal to a millionth of a second.
 */
const toleranceSeconds = 1e-6;
export const sameTime = (one: number, other: number) => Math.abs(one - other) <= toleranceSeconds;

/** The lane of the one task of this name; null where there is none, or more than one. */
export function observedLane({ tasks }: Observation, name: string): Lane | null {
  const [task, ...others] = tasks.filter((one) => one.name === name);
  if (!task || others.length > 0) return null;
  return { lane: name, coroutine: task.coroutine, spans: joined(task.spans.filter(takesTime).map(laneSpan)) };
}

/** In order of time, neighbours of one state joined. */
export function joined<S extends LaidSpan>(spans: S[]): S[] {
  const result: S[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && last.state === span.state && sameTime(last.to, span.from))
      result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}

export const sameSpan = (one: LaidSpan, other: LaidSpan) =>
  one.state === other.state && sameTime(one.from, other.from) && sameTime(one.to, other.to);

/**
 * What was laid, in order of time: a span may be laid in pieces, which are joined, but not to one that is right already.
 */
export function readLaid(key: LaidSpan[], given: LaidSpan[]): LaidSpan[] {
  const isRight = (span: LaidSpan) => key.some((one) => sameSpan(one, span));
  const rest = joined(given.filter((span) => !isRight(span)));
  return [...given.filter(isRight), ...rest].toSorted((one, other) => one.from - other.from);
}

const isLaneState = (state: Span["state"]): state is LaneState => laneStates.some((one) => one === state);
const takesTime = (span: Span): span is Span & { state: LaneState } =>
  isLaneState(span.state) && !sameTime(span.from, span.to);

const laneSpan = ({ from, to, state, on }: Span & { state: LaneState }): LaneSpan => ({
  from,
  to,
  state,
  heldUp: on?.startsWith("the loop, blocked by ") ?? false,
});
