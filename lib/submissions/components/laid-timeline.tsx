import type { AnswerOf } from "#lib/grading/answer.ts";

interface LaidTimelineProps {
  lanes: AnswerOf<"predict-timeline">["lanes"];
  /** of all lanes, in their order */
  names: string[];
  /** seconds at the end of the axis */
  until: number;
}

/** A timeline as it was laid, to look at. */
export function LaidTimeline(_props: LaidTimelineProps) {
  return null;
}
