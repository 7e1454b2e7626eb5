/** Where a draft has its place in a course, and what it is called there: by the document's name and its headings. */
import path from "node:path";
import type { LocalizedText } from "../../exercise-library/schema.ts";
import type { Body } from "./body.ts";
import type { Block } from "./extract/block.ts";
import type { Subject } from "./subject.ts";
import { isChinese } from "./texts/words.ts";

export const kebab = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");

/** The document's name without its endings, in kebab case. */
export const documentName = (file: string) => kebab(path.basename(file).split(".")[0] ?? "") || "document";

/** The heading that a topic is made of: the outermost one, or the next one where all share that as the document's title. */
export function topicHeading(block: Block, blocks: Block[]): string {
  const [first, second] = block.section;
  const isTitle =
    blocks.length > 1 &&
    blocks.every((one) => one.section[0] === first) &&
    blocks.some((one) => one.section.length > 1);
  return (isTitle ? second : first) ?? first ?? "";
}

export const sourceOf = (file: string, { section, line }: Block) =>
  section.length > 0 ? section.join(" › ") : `${path.basename(file)}, line ${line}`;

export interface Topic {
  folder: string;
  title: LocalizedText;
  /** it has the heading's words in one language, and somebody has to find the other's */
  isTranslated: boolean;
}

/**
 * @param number from 1, among the topics that have drafts
 * A heading is in one language: the other is told where it is, unless it is all code.
 */
export function topicOf(heading: string, number: number, document: string): Topic {
  const words = heading.replace(/^\d+(\.\d+)*[.、]?\s*/, "");
  const folder = `${String(number).padStart(2, "0")}-${kebab(words) || "section"}`;
  const numbered = { en: `Section ${number} of ${document}`, zh: `${document} 第 ${number} 节` };
  if (words === "") return { folder, title: numbered, isTranslated: true };
  if (isChinese(words)) return { folder, title: { en: numbered.en, zh: words }, isTranslated: false };
  return { folder, title: { en: words, zh: `${words}（第 ${number} 节）` }, isTranslated: false };
}

export const slugOf = ({ number, label }: Subject, body: Body) =>
  [kebab(label.split(",")[0] ?? ""), body.name, number].filter((part) => part !== "").join("-");
