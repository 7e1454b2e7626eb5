import type { Block } from "./block.ts";
import { blocksOfMarkdown } from "./from-markdown.ts";
import { blocksOfRst } from "./from-rst.ts";
import { blocksOfText } from "./from-text.ts";

/** The blocks of a document that may be Python, in order. What it is written in tells its name, or else its text. */
export function extractBlocks(name: string, document: string): Block[] {
  const text = document.replaceAll("\r\n", "\n");
  switch (formatOf(name, text)) {
    case "markdown":
      return blocksOfMarkdown(text);
    case "rst":
      return blocksOfRst(text);
    case "text":
      return blocksOfText(text);
  }
}

function formatOf(name: string, text: string): "markdown" | "rst" | "text" {
  if (/\.(md|mdx|markdown)$/i.test(name)) return "markdown";
  if (/\.rst(\.txt)?$/i.test(name)) return "rst";
  if (/^\s*(```|~~~)/m.test(text)) return "markdown";
  return /^\.\. [\w-]+::|::\n\n\s+\S/m.test(text) ? "rst" : "text";
}
