import Link from "next/link";
import { useTranslations } from "next-intl";
import { Ago } from "#lib/web/components/ago.tsx";
import type { SubmissionItem } from "../queries.ts";
import { StatusBadge } from "./status-badge.tsx";

/** A history: each line leads to the submission with its verdict, its code and its timeline. */
export function SubmissionList({
  submissions,
  label,
}: {
  submissions: (SubmissionItem & { title: string })[];
  label: string;
}) {
  const t = useTranslations("submission");
  return (
    <ol aria-label={label} className="divide-y rounded-xl border bg-card">
      {submissions.map((one) => (
        <li
          key={one.id}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-5 py-3.5 text-sm first:rounded-t-xl last:rounded-b-xl hover:bg-accent/60"
        >
          <div className="min-w-0">
            <Link href={`/submissions/${one.id}`} className="font-medium after:absolute after:inset-0">
              {one.title}
            </Link>
            <p className="text-muted-foreground">
              <Ago at={one.createdAt} />
            </p>
          </div>
          <div className="flex items-center gap-3">
            {one.score !== null && one.maxScore !== null && (
              <span className="text-muted-foreground">{t("score", { score: one.score, maxScore: one.maxScore })}</span>
            )}
            <StatusBadge state={one.state} status={one.status} />
          </div>
        </li>
      ))}
    </ol>
  );
}
