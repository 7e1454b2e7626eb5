/** A sentence in which `backticks` mark code. Not Markdown: values of a student's program stand in it as they are. */
export function InlineCode({ text }: { text: string }) {
  const parts = text.split("`");
  // An odd backtick belongs to a value: then nothing is marked.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
      <code key={index} className="rounded bg-muted px-1 py-0.5 font-mono text-[0.92em]">
        {part}
      </code>
    ),
  );
}
