import type { Span } from "#lib/grading/observation.ts";

type State = Span["state"];

/** Each state has a colour and a pattern, so that the picture is read without colour as well. */
const patterns: Record<State, { fill: string; strokes: string | null; width: number }> = {
  run: { fill: "var(--span-run)", strokes: null, width: 0 },
  sleep: { fill: "var(--span-sleep)", strokes: null, width: 0 },
  wait: { fill: "var(--span-wait)", strokes: "M0 10 L10 0 M-2 2 L2 -2 M8 12 L12 8", width: 1.25 },
  block: { fill: "var(--span-block)", strokes: "M0 0 L10 10 M10 0 L0 10", width: 1.5 },
  cpu: { fill: "var(--span-cpu)", strokes: "M2.5 0 V10 M7.5 0 V10", width: 1.25 },
  thread: { fill: "var(--span-thread)", strokes: "M0 2.5 H10 M0 7.5 H10", width: 1 },
};

export function SpanPatterns({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(patterns).map(([state, { fill, strokes, width }]) => (
        <pattern key={state} id={`${id}-${state}`} width={10} height={10} patternUnits="userSpaceOnUse">
          <rect width={10} height={10} fill={fill} />
          {strokes && (
            <path d={strokes} stroke="var(--span-ink)" strokeOpacity={0.45} strokeWidth={width} fill="none" />
          )}
        </pattern>
      ))}
    </defs>
  );
}

export function fillOf(id: string, state: State): string {
  return `url(#${id}-${state})`;
}
