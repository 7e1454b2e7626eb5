import type { ReactNode } from "react";

/** A page's one h1, with what belongs beside it. */
export function PageHeading({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0 space-y-1">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{title}</h1>
        {lead && <p className="max-w-prose text-muted-foreground">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
