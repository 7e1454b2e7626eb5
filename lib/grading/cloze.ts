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

/** What is given for this blank, "" for nothing; a blank may be called like what every object has, such as constructor. */
export const filledIn = (blanks: Record<string, string>, name: string): string =>
  Object.hasOwn(blanks, name) ? (blanks[name] as string) : "";

/** The program with the blanks filled in; one that is missing stays empty. */
export function fillCloze(template: string, blanks: Record<string, string>): string {
  return template.replaceAll(blank, (_all, name: string) => filledIn(blanks, name));
}

/** What a filled program has in the blanks, one line each; null where it does not follow the template. */
export function readCloze(template: string, filled: string): Record<string, string> | null {
  return new Reading(clozeParts(template), filled).read();
}

/** Beyond these, a template is no honest one. */
const mostSteps = 1_000_000;

/**
 * Each blank is taken as short as what follows allows. Not by a regular expression: four blanks in one line would keep
 * that busy for minutes where they do not fit.
 */
class Reading {
  readonly #parts: ReturnType<typeof clozeParts>;
  readonly #filled: string;
  readonly #values = new Map<string, string>();
  /** Blanks that come once: whatever the next one of these leaves over, it can take up itself. */
  readonly #once: Set<string>;
  #steps = 0;

  constructor(parts: ReturnType<typeof clozeParts>, filled: string) {
    this.#parts = parts;
    this.#filled = filled;
    const names = parts.flatMap((part) => ("blank" in part ? [part.blank] : []));
    this.#once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
  }

  read(): Record<string, string> | null {
    return this.#readFrom(0, 0) === "read" ? Object.fromEntries(this.#values) : null;
  }

  /** @returns hopeless: a longer blank before this place would not help either, if it comes once */
  #readFrom(index: number, at: number): "read" | "differs" | "hopeless" {
    const part = this.#parts[index];
    if (!part) return at === this.#filled.length ? "read" : "differs";
    const text = "text" in part ? part.text : this.#values.get(part.blank);
    if (text !== undefined)
      return this.#filled.startsWith(text, at) ? this.#readFrom(index + 1, at + text.length) : "differs";
    return this.#readBlank((part as { blank: string }).blank, index, at);
  }

  #readBlank(name: string, index: number, at: number): "read" | "differs" | "hopeless" {
    const isOnce = this.#once.has(name);
    for (let end = at; this.#steps++ < mostSteps; end++) {
      this.#values.set(name, this.#filled.slice(at, end));
      const rest = this.#readFrom(index + 1, end);
      if (rest === "read") return rest;
      if (rest === "hopeless" && isOnce) break;
      if (end === this.#filled.length || this.#filled[end] === "\n") break;
    }
    this.#values.delete(name);
    return isOnce ? "hopeless" : "differs";
  }
}
