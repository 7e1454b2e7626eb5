/** A piece of a document that may be a Python program. */
export interface Block {
  /** headings above it, outermost first */
  section: string[];
  /** where it begins in the document */
  line: number;
  text: string;
  /** its line breaks are lost: one line holds all of it */
  collapsed: boolean;
}

/** Keeps the headings that a place of the document stands under. */
export class Sections {
  #open: { level: number; title: string }[] = [];

  enter(level: number, title: string): void {
    this.#open = [...this.#open.filter((one) => one.level < level), { level, title }];
  }

  get path(): string[] {
    return this.#open.map((one) => one.title);
  }
}

/** Words that only code has. */
export const looksLikePython = (text: string) =>
  /^\s*(>>> |async def |def \w+\(|import \w|from \w+ import |await |class \w+.*:$|@\w+|\w+ = |asyncio\.|\w+(\.\w+)*\()/m.test(
    text,
  ) && /\b(async|await|asyncio|import|def|print)\b/.test(text);

/** One line that holds several statements with nothing but spaces between them. */
export const looksCollapsed = (line: string) =>
  !line.includes("\n") &&
  /^(import \w+ |from \w+ import |async def \w+\(|def \w+\()/.test(line) &&
  line.length > 40 &&
  /(async def \w+\(.*\):|import asyncio) \S/.test(line);
