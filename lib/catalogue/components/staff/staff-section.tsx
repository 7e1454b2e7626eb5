import type { ReactNode } from "react";

interface StaffSectionProps {
  heading: string;
  lead?: string;
  children: ReactNode;
}

export function StaffSection({ heading, lead, children }: StaffSectionProps) {
  return (
    <section aria-label={heading} className="min-w-0 space-y-3">
      <div>
        <h2 className="font-semibold text-lg">{heading}</h2>
        {lead && <p className="text-muted-foreground text-sm">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
