/** What an answer lacks before it can be handed in. Half an answer is a draft, and is kept all the same. Pure. */
import type { Answer } from "#lib/grading/answer.ts";
import { filledIn } from "#lib/grading/cloze.ts";
import { type AnswerField, blankNames } from "./answer-field.ts";

export type MissingPart =
  | { what: "answer" | "option" | "options" | "program" | "lanes" | "spotted" }
  /** counted from 1 */
  | { what: "blanks" | "pairs"; places: number[] };

/** @returns null where nothing is missing */
export function missingPart(field: AnswerField, answer: Answer | null): MissingPart | null {
  switch (field.kind) {
    case "choice":
      if (answer?.kind === "choice" && answer.choice.length > 0) return null;
      return { what: field.several ? "options" : "option" };
    case "parsons":
      return answer?.kind === "parsons" && answer.lines.length > 0 ? null : { what: "program" };
    case "cloze": {
      const filled = answer?.kind === "cloze" ? answer.blanks : {};
      return someOf("blanks", blankNames(field.lines), (name) => !filledIn(filled, name).trim());
    }
    case "match": {
      const pairs = answer?.kind === "match" ? answer.pairs : {};
      const lefts = field.lefts.map((left) => left.id);
      return someOf("pairs", lefts, (left) => !Object.hasOwn(pairs, left));
    }
    case "spot":
      return answer?.kind === "spot" && answer.lines.length > 0 ? null : { what: "spotted" };
    case "predict-timeline":
      return answer?.kind === "predict-timeline" && answer.lanes.some((lane) => lane.spans.length > 0)
        ? null
        : { what: "lanes" };
    default:
      return answer ? null : { what: "answer" };
  }
}

function someOf(what: "blanks" | "pairs", names: string[], isMissing: (name: string) => boolean): MissingPart | null {
  const places = names.flatMap((name, index) => (isMissing(name) ? [index + 1] : []));
  return places.length > 0 ? { what, places } : null;
}
