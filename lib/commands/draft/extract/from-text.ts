import { type Block, looksCollapsed, looksLikePython, Sections } from "./block.ts";

const longestTitle = 60;

/** Plain text: code of one line whose line breaks are lost, code that is indented, or that begins with an import. */
export function blocksOfText(text: string): Block[] {
  const lines = text.split("\n");
  const sections = new Sections();
  const blocks: Block[] = [];
  const add = (at: number, text: string, collapsed: boolean) =>
    blocks.push({ section: sections.path, line: at + 1, text, collapsed });
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] as string).trimEnd();
    if (looksCollapsed(line)) add(at, line, true);
    else if (startsCode(lines, at)) {
      const last = endOfCode(lines, at);
      const body = lines.slice(at, last + 1).join("\n");
      if (last > at && looksLikePython(body)) add(at, body, false);
      at = last;
    } else if (isNumbered(line)) sections.enter(1, line.trim());
    else if (isTitle(lines, at)) sections.enter(2, line.trim());
  }
  return blocks;
}

const startsCode = (lines: string[], at: number) => {
  const line = lines[at] as string;
  const follows = (lines[at - 1] ?? "").trim() === "";
  if (
    /^\s*(>>> |(import|from) \w+(\.\w+)*( import .+| as \w+)?(, \w+)*\s*$|(async )?def \w+\(.*:\s*$|@\w+\s*$)/.test(
      line,
    )
  )
    return true;
  return follows && /^( {4}|\t)\S/.test(line);
};

/** Up to the last line that is indented or goes on like code; an empty line may stand between. */
function endOfCode(lines: string[], at: number): number {
  const isCode = (line: string) =>
    /^(\s+\S|>>>|\.\.\. |[)\]}]|@\w|(import|from|async|def|class|if|else|elif|try|except|finally|for|while|with|await|return|print|raise)\b|#|\w[\w.]*(\(|\s*[-+]?=[^=]))/.test(
      line,
    );
  const isSession = /^\s*>>> /.test(lines[at] as string);
  let last = at;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.trim() === "") {
      if (isSession) break;
      continue;
    }
    if (!isSession && !isCode(line)) break;
    last = next;
  }
  return last;
}

const isNumbered = (line: string) => /^\d+(\.\d+)*[.、]?\s+\S/.test(line) && isShort(line);
const isShort = (line: string) =>
  line.trim().length > 0 && line.trim().length <= longestTitle && !/[.。,，;；:：!?！？]$/.test(line.trim());

/** A short line of its own, with nothing that a sentence, a list or a table has. */
const isTitle = (lines: string[], at: number) => {
  const line = lines[at] as string;
  // What follows a lone bullet is an item that was broken into lines.
  if (/^\s*[-*•]$/.test(lines.slice(0, at).findLast((one) => one.trim() !== "") ?? "")) return false;
  // So does what stands around code that was set apart in a sentence.
  if (/^[\w.()]+\p{Script=Han}/u.test(lines[at + 1] ?? "")) return false;
  return isShort(line) && !/^\s|^[-*|•>]|[。，]|\|/.test(line) && line.trim().length > 1;
};
