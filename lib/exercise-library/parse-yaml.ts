import { parseDocument } from "yaml";
import type { z } from "zod";
import { describeIssue } from "./describe-issue.ts";

/** A YAML file held against its schema: the value, or sentences that say where it is wrong and what to do. */
export function parseYaml<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
): { value: T | null; errors: string[] } {
  const document = parseDocument(source, { prettyErrors: true, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      value: null,
      errors: document.errors.map(
        (error) => `${file}: ${error.message.split("\n")[0]?.replace(/:$/, "")}: mend the YAML there`,
      ),
    };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Only here an alias is looked up: what begins with a star names something else, and so it may without end.
    if (!(error instanceof ReferenceError)) throw error;
    return { value: null, errors: [`${file}: ${error.message}: put a text that begins with * between quotes`] };
  }
  if (holdsItself(value))
    return { value: null, errors: [`${file}: an alias (*) stands within what it names: write out what you mean`] };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, errors: [] };
  return { value: null, errors: parsed.error.issues.map((issue) => `${file}: ${describeIssue(issue)}`) };
}

/** Through an alias. No schema ends on such a value. */
function holdsItself(value: unknown, around: unknown[] = []): boolean {
  if (value === null || typeof value !== "object") return false;
  return around.includes(value) || Object.values(value).some((item) => holdsItself(item, [...around, value]));
}
