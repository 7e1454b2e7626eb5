import { type Block, looksCollapsed } from "./block.ts";
import { blocksOfMarkdown } from "./from-markdown.ts";
import { blocksOfRst } from "./from-rst.ts";
import { blocksOfText } from "./from-text.ts";

/** The blocks of a document that may be Python, in order. What it is written in tells its name, or else its text. */
export function extractBlocks(name: string, document: string): Block[] {
  const text = document.replaceAll("\r\n", "\n");
  const blocks = readers[formatOf(name, text)](text);
  // A block that is marked as code may have lost its line breaks as well.
  return blocks.map((block) => ({ ...block, collapsed: block.collapsed || looksCollapsed(block.text.trim()) }));
}

const readers = { markdown: blocksOfMarkdown, rst: blocksOfRst, text: blocksOfText };

function formatOf(name: string, text: string): keyof typeof readers {
  if (/\.(md|mdx|markdown)$/i.test(name)) return "markdown";
  if (/\.rst(\.txt)?$/i.test(name)) return "rst";
  if (/^\s*(```|~~~)/m.test(text)) return "markdown";
  return /^\.\. [\w-]+::|::\n\n\s+\S/m.test(text) ? "rst" : "text";
}
