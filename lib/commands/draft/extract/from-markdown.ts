import { fromMarkdown } from "mdast-util-from-markdown";
import { type Block, looksCollapsed, looksLikePython, Sections } from "./block.ts";

const python = /^(python\d*|py|py3|pycon|ipython\d?|doctest)$/i;
type Node = ReturnType<typeof fromMarkdown>["children"][number];

/** Fenced and indented code, and paragraphs that are code with its line breaks lost. */
export function blocksOfMarkdown(markdown: string): Block[] {
  const sections = new Sections();
  const blocks: Block[] = [];
  const visit = (node: Node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === "heading") sections.enter(node.depth, titleOf(sourceOf(markdown, node)));
    else if (node.type === "code" && isPython(node.lang ?? null, node.value))
      blocks.push({ section: sections.path, line, text: node.value, collapsed: false });
    else if (node.type === "paragraph") {
      const text = sourceOf(markdown, node);
      if (looksCollapsed(text)) blocks.push({ section: sections.path, line, text, collapsed: true });
    } else if ("children" in node) for (const child of node.children) visit(child as Node);
  };
  for (const node of fromMarkdown(markdown).children) visit(node);
  return blocks;
}

const isPython = (language: string | null, text: string) =>
  language === null ? looksLikePython(text) : python.test(language.replace(/[{}.]/g, ""));

const sourceOf = (markdown: string, node: Node) =>
  markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** A heading's words without their Markdown. */
const titleOf = (source: string) =>
  (source.split("\n")[0] ?? "")
    .replace(/^#+\s*|\s*#+$/g, "")
    .replaceAll(/[`*]|<[^>]+>/g, "")
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim();
