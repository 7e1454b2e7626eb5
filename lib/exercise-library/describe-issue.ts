/** What zod finds, in sentences for authors. Pure. */
import type { z } from "zod";
import { exerciseKinds } from "./kinds.ts";

/** One sentence for an author: where it is wrong, and what to do. */
export function describeIssue(issue: z.core.$ZodIssue): string {
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
      return at(bound(issue.message, issue.origin, issue.inclusive ? "at least" : "more than", issue.minimum));
    case "too_big":
      return at(bound(issue.message, issue.origin, issue.inclusive ? "at most" : "less than", issue.maximum));
    case "invalid_value":
      return at(`write ${issue.values.length === 1 ? "" : "one of "}${issue.values.join(", ")}`);
    default:
      return at(issue.message);
  }
}

/** Of several forms that a value may take, each of which it misses: what is wrong with it in the form it comes nearest to. */
function narrow(issue: z.core.$ZodIssueInvalidUnion): string {
  const sentences = issue.errors.map((errors) => errors.map(describeIssue).join("; "));
  return sentences.find((sentence) => !/^Invalid input: expected/.test(sentence)) ?? sentences.join(", or: ");
}

const article = (noun: string) => (noun === "string" ? "a text" : /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

function bound(message: string, origin: string, words: string, limit: number | bigint): string {
  if (origin === "number" || origin === "int") return `write ${words} ${limit}`;
  if (origin === "string") return limit === 1 ? "is empty: write it" : `write ${words} ${limit} characters`;
  return origin === "array" ? `give ${words} ${limit}` : `${message}: add or remove some`;
}
