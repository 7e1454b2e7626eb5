/** From a kept folder to the exercise that one learner meets. Pure. */
import { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import { type Exercise, type ExerciseContent, exercise } from "./schema.ts";

/** What `generate(rng)` of a variant.py gave. */
export const parameters = z.record(
  z.string().regex(/^[A-Za-z]\w*$/, "name a parameter like a Python variable"),
  z.json(),
);
export type Parameters = z.infer<typeof parameters>;

/** The exercise cannot be rendered; the message says what its author has to mend. */
export class RenderError extends Error {
  override readonly name = "RenderError";
}

/**
 * Puts a learner's parameters in the place of `${name}`, in texts, files and numbers alike; `$$` stands for a dollar.
 * An exercise without variants holds no parameters: its texts are what they are.
 * @param parameters of the variant; null where the exercise has none
 * @throws RenderError
 */
export function renderExercise(content: ExerciseContent, parameters: Parameters | null): Exercise {
  const { variant, ...rest } = content;
  if ((variant === null) !== (parameters === null))
    throw new RenderError(variant === null ? `${content.id} has no variants` : `${content.id} needs its parameters`);
  const rendered = parameters === null ? rest : renderEverything(rest, parameters);
  const parsed = exercise.safeParse(rendered);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RenderError(`with its parameters, ${issue ? describeIssue(issue) : "it does not fit its schema"}`);
}

function renderEverything(value: unknown, parameters: Parameters, path: string[] = []): unknown {
  if (typeof value === "string") {
    // A number stays one where the world wants it: a delay, a price.
    const whole = path[0] === "world" ? /^\$\{([A-Za-z]\w*)\}$/.exec(value)?.[1] : undefined;
    return whole !== undefined && Object.hasOwn(parameters, whole)
      ? parameters[whole]
      : renderText(value, parameters, path);
  }
  if (Array.isArray(value))
    return value.map((item, index) => renderEverything(item, parameters, [...path, `${index}`]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      path[0] === "world" ? renderText(key, parameters, path) : key,
      renderEverything(item, parameters, [...path, key]),
    ]),
  );
}

function renderText(text: string, parameters: Parameters, path: string[]): string {
  return text.replaceAll(/\$(?:\$|\{([^}\n]*)\})/g, (all, name: string | undefined) => {
    if (all === "$$") return "$";
    if (name === undefined || !Object.hasOwn(parameters, name)) {
      const known = Object.keys(parameters).join(", ");
      throw new RenderError(`${fileOf(path)}: variant.py gives no parameter ${name}; it gives ${known}`);
    }
    const value = parameters[name];
    return typeof value === "string" ? value : pythonLiteral(value);
  });
}

/** Where an author finds what stands at this place of a loaded folder. */
export function fileOf([field = "", ...rest]: string[]): string {
  if (field === "files") return `${rest[0]}.py`;
  if (field === "prompt" || field === "hints") return `${field}.${rest[0]}.md`;
  if (field === "wrong" && rest[1] === "source") return `the file of wrong.${rest[0]}`;
  return `exercise.yaml: ${[field, ...rest].join(".")}`;
}

/** As Python writes it, so that it can stand in a program. */
export function pythonLiteral(value: Parameters[string] | undefined): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  const items = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item)}`);
  return `{${items.join(", ")}}`;
}
