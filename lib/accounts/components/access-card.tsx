import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "#lib/ui/card.tsx";

interface AccessCardProps {
  title: string;
  lead: string;
  /** the form */
  children: ReactNode;
  /** for whoever is at the wrong of the two forms */
  other: { question: string; link: string; href: string };
}

export function AccessCard({ title, lead, children, other }: AccessCardProps) {
  return (
    <div className="mx-auto w-full max-w-md py-4 sm:py-10">
      <Card className="space-y-5">
        <div className="space-y-1">
          <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
          <p className="text-muted-foreground text-sm">{lead}</p>
        </div>
        {children}
        <p className="text-muted-foreground text-sm">
          {other.question}{" "}
          <Link href={other.href} className="text-primary underline underline-offset-4 hover:no-underline">
            {other.link}
          </Link>
        </p>
      </Card>
    </div>
  );
}
