/** Python source line by line, coloured: for what shows lines one by one, with something of its own between them. */
import { highlightCode, tagHighlighter } from "@lezer/highlight";
import { parser } from "@lezer/python";
import { pythonColours } from "./python-colours.ts";

interface PythonToken {
  text: string;
  /** "" where it has no colour of its own */
  className: string;
}

const highlighter = tagHighlighter(pythonColours);

/** A part of a program will do: what stands alone where Python would not let it is coloured all the same. */
export function pythonTokens(source: string): PythonToken[][] {
  const lines: PythonToken[][] = [[]];
  highlightCode(
    source,
    parser.parse(source),
    highlighter,
    (text, className) => lines.at(-1)?.push({ text, className }),
    () => lines.push([]),
  );
  return lines;
}

export function PythonLine({ tokens }: { tokens: PythonToken[] }) {
  return tokens.map(({ text, className }, index) =>
    className ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never move
      <span key={index} className={className}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}
