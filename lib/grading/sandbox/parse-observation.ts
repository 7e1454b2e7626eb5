/**
 * Parses what claims to be an observation, strictly as `observation` says, in a time that whoever wrote it can't stretch.
 * Zod looks at each element of a list even after the first bad one, and keeps an issue for each: a forged list of a
 * million wrong entries would hold up the grader for minutes. So lists are held to what the harness keeps beforehand.
 */
import { z } from "zod";
import { type Observation, observation } from "../observation.ts";
import { deepestNesting, nestingOf, storable } from "./forged.ts";
import { mostCallNames, mostFindings, mostLanes, mostLines, mostSpans, mostTies } from "./kept.ts";

export type ParsedObservation = { ok: true; observation: Observation } | { ok: false; reason: string };

/** What `storable` changes, as JSON may write it: U+0000 only escaped, half a surrogate pair in both ways. */
const mayNeedStoring = /\\u(?:0000|d[89a-f])/i;

export function parseObservation(text: string): ParsedObservation {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refused("it is no JSON");
  }
  const needsStoring = mayNeedStoring.test(text) || !text.isWellFormed();
  // What follows a document down recurses: `storable` everywhere, the schema into the result alone.
  if ((needsStoring || hasDeepResult(document)) && nestingOf(text) > deepestNesting)
    return refused("it nests too deep");
  if (needsStoring) document = storable(document);
  if (isOverfull(document)) return refused("it has more in it than is kept of any run");
  const parsed = observation.safeParse(document);
  if (!parsed.success) return refused(z.prettifyError(new z.ZodError(parsed.error.issues.slice(0, 3))));
  // A status for our faults, and those are told from outside; from inside it would be a way not to be graded.
  if (parsed.data.status === "grader-error") {
    return refused(`it says "grader-error": ${parsed.data.error?.message}`);
  }
  return { ok: true, observation: parsed.data };
}

const refused = (reason: string): ParsedObservation => ({ ok: false, reason: reason.slice(0, 500) });

function hasDeepResult(document: unknown): boolean {
  const result = (document as { result?: unknown } | null)?.result ?? null;
  return typeof result === "object" && result !== null;
}

/** Also of a document that is none: the schema says no to that. */
function isOverfull(document: unknown): boolean {
  if (typeof document !== "object" || document === null) return false;
  const { output, tasks, diagnostics, calls, ties } = document as Record<string, unknown>;
  if (lengthOf(output) > mostLines || lengthOf(tasks) > mostLanes || lengthOf(diagnostics) > mostFindings) return true;
  if (lengthOf(ties) > mostTies) return true;
  let spans = 0;
  if (Array.isArray(tasks)) for (const task of tasks) spans += lengthOf(task?.spans);
  return spans > mostSpans || Object.keys(calls ?? {}).length > mostCallNames;
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
