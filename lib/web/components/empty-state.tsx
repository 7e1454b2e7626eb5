import type { ReactNode } from "react";

/** Says that there is nothing yet, and what to do about it. */
export function EmptyState({ heading, text, children }: { heading: string; text: string; children?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed px-6 py-12 text-center">
      <p className="font-medium">{heading}</p>
      <p className="mx-auto mt-1 max-w-prose text-muted-foreground text-sm">{text}</p>
      {children && <div className="mt-4 flex justify-center">{children}</div>}
    </div>
  );
}
