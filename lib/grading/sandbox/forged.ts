/**
 * First look at a document that a student may have written: is it worth parsing, and can it be stored? Whoever gets at
 * the interpreter's memory can put anything here, and whatever throws further on would look like a fault of ours.
 */

/** Brackets within brackets; harness and judge stay far below. Beyond, parsers that recurse run out of stack. */
export const deepestNesting = 300;

/** How deep a JSON text nests; reads each character once and never recurses. */
export function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (inString) {
      if (character === "\\") index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
}

/**
 * The value with all its strings storable: Postgres takes neither U+0000 nor half a surrogate pair, and a program may
 * print both. They become U+FFFD.
 */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]));
}

export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}
