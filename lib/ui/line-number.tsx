/** Beside a line of code, and no part of its text. @param of how many lines there are: all numbers are as wide as the last */
export function LineNumber({ number, of }: { number: number; of: number }) {
  return (
    <span
      aria-hidden
      data-number={number}
      className="mr-4 inline-block shrink-0 text-right text-muted-foreground before:content-[attr(data-number)]"
      style={{ width: `${String(of).length}ch` }}
    />
  );
}
