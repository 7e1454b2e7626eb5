/** Variants: whoever meets whichever gets an exercise that holds, and hardly two have the same to say. */
import { renderVariant } from "../../catalogue/render-variant.ts";
import { type ExerciseContent, fileOf, type Parameters } from "../../exercise-library/index.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import { proveExercise } from "./prove-exercise.ts";

const seeds = Array.from({ length: 20 }, (_, seed) => String(seed));
const pairs = (seeds.length * (seeds.length - 1)) / 2;
/** Of the pairs of learners: those with the same key. */
const mostAlike = 0.05;

interface Variant {
  seed: string;
  parameters: Parameters | null;
  problems: string[];
  key: string;
}

export async function proveVariants(sandbox: Sandbox, content: ExerciseContent): Promise<string[]> {
  const misplaced = [...unclosedPlaces(content), ...ownTitles(content)];
  if (misplaced.length > 0) return misplaced;
  const variants = await Promise.all(seeds.map((seed) => proveVariant(sandbox, content, seed)));
  return [...brokenVariants(variants), ...alikeVariants(variants)];
}

async function proveVariant(sandbox: Sandbox, content: ExerciseContent, seed: string): Promise<Variant> {
  try {
    const [{ exercise, parameters }, again] = await Promise.all([
      renderVariant(sandbox, content, seed),
      renderVariant(sandbox, content, seed),
    ]);
    const { problems, key } = await proveExercise(sandbox, exercise);
    if (JSON.stringify(parameters) !== JSON.stringify(again.parameters))
      problems.push("variant.py gives other parameters for the same seed: take whatever is random from rng");
    return { seed, parameters, problems, key };
  } catch (error) {
    if (error instanceof GraderFault) return { seed, parameters: null, problems: [error.message], key: "" };
    throw error;
  }
}

/** Where `${name` has no end: it would stay as it is in everybody's variant. */
function unclosedPlaces({ variant: _, ...content }: ExerciseContent): string[] {
  return stringsIn(content, []).flatMap(([place, text]) => {
    const [seen] = /\$\{.{0,20}/.exec(text.replaceAll(/\$\$|\$\{[^}\n]*\}/g, "")) ?? [];
    return seen === undefined
      ? []
      : [`${place}: “${seen}” is no parameter's place: close it, or write $$ for a dollar`];
  });
}

/** The catalogue has one title for everybody, as it is written. */
function ownTitles({ title }: ExerciseContent): string[] {
  return Object.entries(title).flatMap(([language, text]) => {
    const [seen] = /\$\{[^}\n]*\}|\$\$/.exec(text) ?? [];
    if (seen === undefined) return [];
    return [
      `exercise.yaml: title.${language} holds ${seen}: the catalogue shows everybody the same, so write it without`,
    ];
  });
}

function stringsIn(value: unknown, path: string[]): [string, string][] {
  if (typeof value === "string") return [[fileOf(path), value]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => stringsIn(item, [...path, key]));
}

/** Those of the first that does not hold: the others' are mostly the same with other numbers. */
function brokenVariants(variants: Variant[]): string[] {
  const broken = variants.filter((variant) => variant.problems.length > 0);
  const [first] = broken;
  if (!first) return [];
  const which = first.parameters === null ? "" : ` with ${describe(first.parameters)}`;
  return first.problems.map(
    (problem) =>
      `${problem} (${broken.length} of ${variants.length} variants are not right, such as --seed ${first.seed}${which})`,
  );
}

function describe(parameters: Parameters): string {
  const text = JSON.stringify(parameters);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function alikeVariants(variants: Variant[]): string[] {
  const alike = variants.reduce(
    (sum, { key }, index) =>
      sum + (key === "" ? 0 : variants.slice(0, index).filter((other) => other.key === key).length),
    0,
  );
  if (alike <= pairs * mostAlike) return [];
  return [
    `variant.py: ${alike} of ${pairs} pairs of learners have the same right answer, more than 5 %: let its numbers or names vary more`,
  ];
}
