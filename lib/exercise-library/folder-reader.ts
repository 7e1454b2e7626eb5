import { lstat, readdir, readFile } from "node:fs/promises";
import path from "node:path";

const maxFileBytes = 64 * 1024;
/** Whatever else lies in a folder is named and not read: a course may be brought in from any place. */
const isText = /\.(py|md|yaml)$/;

/** The text files of one folder, read at once; asking for one that is missing or empty notes an error. */
export class FolderReader {
  readonly errors: string[] = [];
  readonly #texts: Map<string, string>;

  private constructor(texts: Map<string, string>, errors: string[]) {
    this.#texts = texts;
    this.errors.push(...errors);
  }

  static async open(folder: string): Promise<FolderReader> {
    const texts = new Map<string, string>();
    const errors: string[] = [];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isFile()) await readInto(texts, errors, folder, entry.name);
      // One level deep: wrong/*.py. Anything else, links included, shows up as a stray file by its folder's name.
      else if (entry.name === "wrong" && entry.isDirectory())
        for (const name of await readdir(path.join(folder, "wrong")))
          await readInto(texts, errors, folder, `wrong/${name}`);
      else texts.set(`${entry.name}/`, "");
    }
    return new FolderReader(texts, errors);
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  /** The file's text with \n line ends; "" where it is missing or empty, which is an error. */
  text(name: string): string {
    const text = this.#texts.get(name);
    if (text === undefined) this.errors.push(`${name} is missing: write it`);
    else if (text.trim() === "") this.errors.push(`${name} is empty: write it`);
    return text ?? "";
  }

  /** One error for each file that is not among the allowed ones. */
  strays(allowed: string[]): string[] {
    return [...this.#texts.keys()]
      .filter((name) => !allowed.includes(name))
      .sort()
      .map((name) =>
        /^wrong\/./.test(name)
          ? `${name} is not named in exercise.yaml: add it to wrong with the test that it fails, or delete it`
          : `${name} does not belong in this folder: delete it or rename it to one of ${allowed.join(", ")}`,
      );
  }
}

async function readInto(texts: Map<string, string>, errors: string[], folder: string, name: string): Promise<void> {
  if (!isText.test(name)) {
    texts.set(name, "");
    return;
  }
  const bytes = await readShort(path.join(folder, name)).catch(() => null);
  if (bytes === null) {
    errors.push(`${name} cannot be read as a text of at most ${maxFileBytes / 1024} KiB: replace it or delete it`);
    texts.set(name, "");
    return;
  }
  // The same content on every system: no byte order mark, no \r.
  texts.set(name, new TextDecoder().decode(bytes).replaceAll("\r\n", "\n"));
}

/** @returns null where it is too large to be an exercise's, or a link, which may lead anywhere */
async function readShort(file: string): Promise<Buffer | null> {
  const found = await lstat(file);
  return found.isFile() && found.size <= maxFileBytes ? readFile(file) : null;
}
