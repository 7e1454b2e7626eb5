/**
 * Parses what claims to be an observation, strictly as `observation` says, in a time that whoever wrote it can't stretch.
 * Zod looks at each element of a list even after the first bad one, and keeps an issue for each: a forged list of a
 * million wrong entries would hold up the grader for minutes. Here lists stop at their first bad element.
 */
import { z } from "zod";
import { type Observation, observation, observedTask, span } from "../observation.ts";
import { deepestNesting, nestingOf, storable } from "./forged.ts";

export type ParsedObservation = { ok: true; observation: Observation } | { ok: false; reason: string };

const listOf = <Item>(item: z.ZodType<Item>) =>
  z.custom<Item[]>((list) => Array.isArray(list) && list.every((entry) => item.safeParse(entry).success));

const { output, diagnostics } = observation.shape;
const quickObservation = observation.extend({
  output: listOf(output.element),
  diagnostics: listOf(diagnostics.element),
  tasks: listOf(observedTask.extend({ spans: listOf(span) })),
}) satisfies z.ZodType<Observation>;

export function parseObservation(text: string): ParsedObservation {
  if (nestingOf(text) > deepestNesting) return { ok: false, reason: "it nests too deep" };
  let document: unknown;
  try {
    document = storable(JSON.parse(text));
  } catch {
    return { ok: false, reason: "it is no JSON" };
  }
  const parsed = quickObservation.safeParse(document);
  if (!parsed.success) return { ok: false, reason: z.prettifyError(parsed.error).slice(0, 500) };
  // A status for our faults, and those are told from outside; from inside it would be a way not to be graded.
  if (parsed.data.status === "grader-error") {
    return { ok: false, reason: `it says "grader-error": ${parsed.data.error?.message.slice(0, 500)}` };
  }
  return { ok: true, observation: parsed.data };
}
