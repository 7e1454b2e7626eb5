/**
 * An answer as far as the exercise still offers it: a draft may be older than the exercise's version or its variant.
 * Pure.
 */
import type { Answer } from "#lib/grading/answer.ts";
import { type AnswerField, blankNames } from "./answer-field.ts";
import { arrangementOf, linesOf as printedLinesOf } from "./order-items.ts";
import { assemblyOf, linesOf } from "./parsons-lines.ts";
import { selectableLines } from "./spot-lines.ts";
import { gridOf, lanesOf } from "./timeline-cells.ts";

/** @returns null where nothing of it fits */
export function fittingAnswer(field: AnswerField, answer: Answer): Answer | null {
  if (field.kind === "predict-output" && answer.kind === "predict-output")
    return { ...answer, lines: printedLinesOf(arrangementOf(field.lines, answer.lines)) };
  if (field.kind === "parsons" && answer.kind === "parsons") {
    const offered = field.lines.map((line) => line.text);
    return { ...answer, lines: linesOf(assemblyOf(offered, answer.lines)) };
  }
  if (field.kind === "cloze" && answer.kind === "cloze") {
    const isOffered = (name: string, text: string) => field.blanks[name]?.choices?.includes(text) ?? true;
    const names = blankNames(field.lines);
    return { ...answer, blanks: only(answer.blanks, (name, text) => names.includes(name) && isOffered(name, text)) };
  }
  if (field.kind === "spot" && answer.kind === "spot") {
    const selectable = selectableLines(field.lines.map((line) => line.text));
    return { ...answer, lines: selectable.filter((line) => answer.lines.includes(line)) };
  }
  if (field.kind === "predict-timeline" && answer.kind === "predict-timeline") {
    const offered = answer.lanes.map(({ lane, spans }) => ({
      lane,
      spans: spans.filter((span) => field.states.includes(span.state)),
    }));
    return { ...answer, lanes: lanesOf(gridOf(offered, field.lanes, field), field.lanes, field.step) };
  }
  if (field.kind === "choice" && answer.kind === "choice") {
    const chosen = [answer.choice].flat().filter((id) => field.options.some((option) => option.id === id));
    if (field.several) return { ...answer, choice: chosen };
    return chosen[0] === undefined ? null : { ...answer, choice: chosen[0] };
  }
  if (field.kind === "match" && answer.kind === "match") {
    const has = (sides: { id: string }[], id: string) => sides.some((side) => side.id === id);
    return {
      ...answer,
      pairs: only(answer.pairs, (left, right) => has(field.lefts, left) && has(field.rights, right)),
    };
  }
  return field.kind === answer.kind ? answer : null;
}

function only(record: Record<string, string>, fits: (key: string, value: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => fits(key, value)));
}
