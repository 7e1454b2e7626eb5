import { describe, expect, test } from "vitest";
import { textProblems } from "#lib/commands/prove/prose.ts";

const problemsOf = (en: string, zh: string) => textProblems("prompt.*.md", { en, zh });

describe("a text in two languages", () => {
  test.each([
    ["plain prose", "Who waits?", "谁在等待？"],
    ["code alone", "`await`", "`await`"],
    ["numbers alone", "3.5", "3.5"],
    ["Chinese in code", 'Look at `print("你好")`.', "请看 `print(1)`。"],
    [
      "Chinese in a fenced block",
      'Look:\n\n```python\nprint("你好")  # TODO\n```\n',
      "请看：\n\n```python\nprint(1)\n```\n",
    ],
    ["a to-do list", "The to-do list.", "待办事项的列表。"],
  ])("holds: %s", (_name, en, zh) => {
    expect(problemsOf(en, zh)).toEqual([]);
  });

  test.each([
    ["a mark", "TODO: ask", "谁？", "prompt.en.md still says TODO: write it"],
    ["another mark", "Who?", "FIXME", "prompt.zh.md still says FIXME: write it"],
    ["a mark in Chinese", "Who?", "待办：提问", "prompt.zh.md still says 待办: write it"],
    ["the other language", "Who 等待?", "谁？", "prompt.en.md has Chinese in it, “等待”"],
    ["the same language twice", "Who waits?", "Who waits?", "prompt.zh.md has no Chinese in it"],
    ["code between the words of the same language", "Use `x`.", "Use `x`.", "prompt.zh.md has no Chinese in it"],
  ])("is refused with %s", (_name, en, zh, sentence) => {
    expect(problemsOf(en, zh)).toEqual([expect.stringContaining(sentence)]);
  });
});
