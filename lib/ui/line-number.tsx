/** Beside a line of code. @param of how many lines there are: all numbers are as wide as the last one */
export function LineNumber({ number, of }: { number: number; of: number }) {
  return (
    <span
      aria-hidden
      className="mr-4 inline-block shrink-0 select-none text-right text-muted-foreground"
      style={{ width: `${String(of).length}ch` }}
    >
      {number}
    </span>
  );
}
