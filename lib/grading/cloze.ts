/**
 * A program with blanks: `___name___` in template.py, a word by which the author calls what belongs there. Pure, so the
 * browser may import it.
 */

const blank = /___([a-z][a-z0-9]*(?:_[a-z0-9]+)*)___/g;

/** The template in parts: text, and blanks by their names; a name that comes twice is filled in once. */
export function clozeParts(template: string): ({ text: string } | { blank: string })[] {
  // Splitting at a group keeps what the group matched: text and names alternate.
  return template
    .split(blank)
    .map((part, index) => (index % 2 === 0 ? { text: part } : { blank: part }))
    .filter((part) => !("text" in part) || part.text !== "");
}

export function clozeBlanks(template: string): string[] {
  return [...new Set([...template.matchAll(blank)].map(([, name]) => name as string))];
}

/** The program with the blanks filled in; one that is missing stays empty. */
export function fillCloze(template: string, blanks: Record<string, string>): string {
  return template.replaceAll(blank, (_all, name: string) => blanks[name] ?? "");
}

/** What a filled program has in the blanks, one line each; null where it does not follow the template. */
export function readCloze(template: string, filled: string): Record<string, string> | null {
  const seen = new Set<string>();
  const pattern = clozeParts(template)
    .map((part) => {
      if ("text" in part) return escaped(part.text);
      if (seen.has(part.blank)) return `\\k<${part.blank}>`;
      seen.add(part.blank);
      return `(?<${part.blank}>[^\\n]*?)`;
    })
    .join("");
  const match = new RegExp(`^${pattern}$`).exec(filled);
  return match && { ...match.groups };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
