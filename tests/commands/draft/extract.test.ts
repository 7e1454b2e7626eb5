import { describe, expect, test } from "vitest";
import { extractBlocks } from "#lib/commands/draft/extract/extract-blocks.ts";

const seen = (name: string, document: string) =>
  extractBlocks(name, document).map(({ section, line, text, collapsed }) => [
    section.join(" › "),
    line,
    text,
    collapsed,
  ]);

describe("Markdown", () => {
  test("fenced Python is found under its headings, other languages are not", () => {
    const document = [
      "# Tea",
      "## `brew`",
      "```python",
      "import asyncio",
      "```",
      "```sh",
      "python tea.py",
      "```",
      "## Serve",
      "- a list",
      "",
      "  ```py",
      "  await serve()",
      "  ```",
    ].join("\n");
    expect(seen("tea.md", document)).toEqual([
      ["Tea › brew", 3, "import asyncio", false],
      ["Tea › Serve", 12, "await serve()", false],
    ]);
  });

  test("a fence without a language counts where it looks like Python", () => {
    const document = "```\nasync def tea(): ...\n```\n\n```\ntea is ready\n```\n";
    expect(seen("tea.md", document)).toEqual([["", 1, "async def tea(): ...", false]]);
  });

  test("a paragraph of code without line breaks is collapsed code", () => {
    const code = "import asyncio async def main(): await asyncio.sleep(1) asyncio.run(main())";
    expect(seen("tea.md", `# Tea\n\n${code}\n`)).toEqual([["Tea", 3, code, true]]);
    expect(seen("tea.md", `\`\`\`python\n${code}\n\`\`\`\n`)).toEqual([["", 1, code, true]]);
  });
});

describe("reStructuredText", () => {
  test("directives, what stands behind a double colon, and sessions are found", () => {
    const document = [
      "===",
      "Tea",
      "===",
      "",
      "Brewing",
      "-------",
      "",
      ".. code-block:: python",
      "   :name: brew",
      "",
      "   import asyncio",
      "   asyncio.run(brew())",
      "",
      ".. code-block:: shell",
      "",
      "   python tea.py",
      "",
      "An example::",
      "",
      "    async def tea():",
      "        return 1",
      "",
      ">>> import asyncio",
      ">>> asyncio.run(tea())",
      "1",
      "",
      "The end.",
    ].join("\n");
    expect(seen("tea.rst", document)).toEqual([
      ["Tea › Brewing", 11, "   import asyncio\n   asyncio.run(brew())", false],
      ["Tea › Brewing", 20, "    async def tea():\n        return 1", false],
      ["Tea › Brewing", 23, ">>> import asyncio\n>>> asyncio.run(tea())\n1", false],
    ]);
  });
});

describe("plain text", () => {
  test("numbered lines and short lines are headings, lines of code without breaks are blocks", () => {
    const code = "import asyncio async def main(): await asyncio.sleep(1) asyncio.run(main())";
    const document = `1. Waiting\nTasks wait, and others run meanwhile.\nasyncio.sleep()\n-\n\nit pauses a task.\n${code}\n`;
    expect(seen("tea.txt", document)).toEqual([["1. Waiting › asyncio.sleep()", 7, code, true]]);
  });

  test("code that kept its lines ends where prose begins", () => {
    const code = "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())";
    expect(seen("tea.txt", `Here it is:\n\n${code}\n\nThat was all of it.\n`)).toEqual([["", 3, code, false]]);
  });
});
