import { parseDocument } from "yaml";
import type { z } from "zod";
import { exerciseKinds } from "./kinds.ts";

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
      errors: document.errors.map((error) => `${file}: ${error.message.split("\n")[0]}: mend the YAML there`),
    };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, errors: [] };
  return { value: null, errors: parsed.error.issues.map((issue) => `${file}: ${describe(issue)}`) };
}

function describe(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  const at = (text: string) => (place === "" ? text : `${place}: ${text}`);
  switch (issue.code) {
    case "unrecognized_keys":
      return at(`unknown key ${issue.keys.map((key) => `“${key}”`).join(", ")}: remove it or correct its spelling`);
    case "invalid_type":
      return at(
        issue.message.endsWith("received undefined")
          ? `is missing: add ${article(issue.expected)}`
          : `${issue.message}: write ${article(issue.expected)}`,
      );
    case "invalid_union":
      return at(issue.discriminator ? `name one of the kinds ${exerciseKinds.join(", ")}` : narrow(issue));
    case "too_small":
    case "too_big":
      return at(issue.origin === "number" ? issue.message : `${issue.message}: add or remove some`);
    default:
      return at(issue.message);
  }
}

/** Of several forms that a value may take, each of which it misses: what is wrong with it in the form it comes nearest to. */
function narrow(issue: z.core.$ZodIssueInvalidUnion): string {
  const sentences = issue.errors.map((errors) => errors.map(describe).join("; "));
  return sentences.find((sentence) => !/^Invalid input: expected/.test(sentence)) ?? sentences.join(", or: ");
}

const article = (noun: string) => (noun === "string" ? "a text" : /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
