import { useLocale, useTranslations } from "next-intl";
import type { Diagnostic } from "#lib/grading/observation.ts";
import { InlineCode } from "#lib/ui/inline-code.tsx";
import { exact } from "./timeline/geometry.ts";

/** What the engine noticed about the program, whether or not a test minds. The same in several tasks is said once. */
export function DiagnosticList({ diagnostics }: { diagnostics: Diagnostic[] }) {
  const t = useTranslations("submission.diagnostics");
  const groups = Map.groupBy(diagnostics, (one) => `${one.kind} ${one.line}`);
  return (
    <section aria-label={t("heading")} className="space-y-2">
      <h3 className="font-semibold">{t("heading")}</h3>
      <ul className="space-y-2">
        {[...groups].map(([key, group]) => (
          <DiagnosticItem key={key} group={group} />
        ))}
      </ul>
    </section>
  );
}

/** @param group at least one, all of one kind and one line */
function DiagnosticItem({ group }: { group: Diagnostic[] }) {
  const t = useTranslations("submission.diagnostics");
  const locale = useLocale();
  const [first] = group;
  if (!first) return null;
  const seconds = exact(group.reduce((sum, one) => sum + (one.seconds ?? 0), 0));
  const tasks = [...new Set(group.flatMap((one) => one.task ?? []))];
  const where = [
    first.line !== null && t("line", { line: first.line }),
    seconds > 0 && t("seconds", { seconds }),
    tasks.length > 0 && tasks.join(", "),
  ].filter((part) => part !== false);
  // The engine's own sentence names the call; several in one place share a general one.
  const own = locale === "zh" ? first.detailZh : first.detail;
  const said = group.length === 1 && own ? own : t(`kinds.${first.kind}.text`);
  return (
    <li className="rounded-lg border border-warning/30 bg-warning-soft px-4 py-3 text-sm">
      <p>
        <span className="font-medium">{t(`kinds.${first.kind}.label`)}</span>
        {where.length > 0 && <span className="text-muted-foreground"> · {where.join(" · ")}</span>}
      </p>
      <p className="mt-0.5">
        <InlineCode text={said} />
      </p>
    </li>
  );
}
