import { type Block, looksLikePython, Sections } from "./block.ts";

const adornment = /^([=\-`:'"~^_*+#<>.])\1{2,}\s*$/;
const directive = /^(\s*)\.\. (?:code-block|code|sourcecode|testcode|doctest|ipython)::\s*([\w+-]*)\s*$/;
const python = /^(python\d*|py|py3|pycon3?|ipython\d?|)$/i;

/** reStructuredText: code directives, what is indented behind `::`, and sessions with `>>>`. */
export function blocksOfRst(text: string): Block[] {
  const lines = text.split("\n");
  const sections = new Sections();
  const levels: string[] = [];
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const title = titleAt(lines, at);
    if (title) {
      if (!levels.includes(title.mark)) levels.push(title.mark);
      sections.enter(levels.indexOf(title.mark), title.text);
      at = title.last;
      continue;
    }
    const code = directive.exec(line);
    const isLiteral = code === null && /::\s*$/.test(line) && !/^\s*\.\. /.test(line);
    if (code || isLiteral) {
      const body = indentedAfter(lines, at, code !== null);
      const isPython = code ? python.test(code[2] ?? "") && looksLikePython(body.text) : looksLikePython(body.text);
      if (body.text !== "" && isPython)
        blocks.push({ section: sections.path, line: body.first + 1, text: body.text, collapsed: false });
      if (body.text !== "") at = body.last;
    } else if (/^\s*>>> /.test(line)) {
      const last = endOfParagraph(lines, at);
      const body = lines.slice(at, last + 1).join("\n");
      blocks.push({ section: sections.path, line: at + 1, text: body, collapsed: false });
      at = last;
    }
  }
  return blocks;
}

/** A title with a line of punctuation below it, and perhaps above. */
function titleAt(lines: string[], at: number): { text: string; mark: string; last: number } | null {
  const [line, next, third] = [lines[at] ?? "", lines[at + 1] ?? "", lines[at + 2] ?? ""];
  if (adornment.test(line) && next.trim() !== "" && third.trimEnd() === line.trimEnd())
    return { text: plain(next), mark: `${line[0]}${line[0]}`, last: at + 2 };
  if (line.trim() === "" || /^\s/.test(line) || adornment.test(line)) return null;
  if (!adornment.test(next) || next.trimEnd().length < line.trimEnd().length) return null;
  return { text: plain(line), mark: next[0] as string, last: at + 1 };
}

/** Roles and quotes aside. */
const plain = (title: string) =>
  title
    .trim()
    .replaceAll(/:[\w:]+:`([^`<]*)(?: <[^>]*>)?`/g, "$1")
    .replaceAll(/[`*]/g, "");

/** The lines that stand deeper than this one, and its options left out. */
function indentedAfter(lines: string[], at: number, hasOptions: boolean) {
  const base = indentOf(lines[at] as string);
  let first = at + 1;
  while (hasOptions && /^\s+:\w[\w-]*:/.test(lines[first] ?? "")) first++;
  let last = at;
  for (let next = first; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.trim() === "") continue;
    if (indentOf(line) <= base) break;
    last = next;
  }
  while (first <= last && lines[first]?.trim() === "") first++;
  return { text: lines.slice(first, last + 1).join("\n"), first, last };
}

function endOfParagraph(lines: string[], at: number): number {
  let last = at;
  // Sessions go on behind an empty line where the next line is typed at a prompt too.
  while (last + 1 < lines.length) {
    const next = lines[last + 1] as string;
    if (next.trim() === "" && !/^\s*>>> ?/.test(lines[last + 2] ?? "")) break;
    last++;
  }
  return last;
}

const indentOf = (line: string) => line.length - line.trimStart().length;
