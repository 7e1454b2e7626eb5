/** Python source, coloured on the server: no highlighter reaches the browser for what is only read. */
import { classNames } from "./class-names.ts";
import { CodeFrame } from "./code-frame.tsx";
import { LineNumber } from "./line-number.tsx";
import { PythonLine, pythonTokens } from "./python-line.tsx";

interface PythonCodeProps {
  source: string;
  /** what a screen reader calls it */
  label: string;
  lineNumbers?: boolean;
  /** lines to point out, counted from 1 */
  marked?: readonly number[];
  className?: string | undefined;
}

export function PythonCode({ source, label, lineNumbers = false, marked = [], className }: PythonCodeProps) {
  const lines = pythonTokens(source.replace(/\n+$/, ""));
  return (
    <CodeFrame label={label} className={className}>
      <code className="block">
        {lines.map((line, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={index}
            className={classNames(
              "block border-transparent border-l-4 px-3",
              marked.includes(index + 1) && "border-warning bg-warning-soft",
            )}
          >
            {lineNumbers && <LineNumber number={index + 1} of={lines.length} />}
            <PythonLine tokens={line} />
            {"\n"}
          </span>
        ))}
      </code>
    </CodeFrame>
  );
}
