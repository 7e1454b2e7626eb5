import { useTranslations } from "next-intl";
import type { Diagnostic } from "#lib/grading/observation.ts";
import { exact } from "./timeline/geometry.ts";

/** What the engine noticed about the program, whether or not a test minds. */
export function DiagnosticList({ diagnostics }: { diagnostics: Diagnostic[] }) {
  const t = useTranslations("submission.diagnostics");
  return (
    <section aria-label={t("heading")} className="space-y-2">
      <h3 className="font-semibold">{t("heading")}</h3>
      <ul className="space-y-2">
        {diagnostics.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may be equal
          <li key={index} className="rounded-lg border border-warning/30 bg-warning-soft px-4 py-3 text-sm">
            <p className="font-medium">
              {t(`kinds.${one.kind}.label`)}
              {one.line !== null && (
                <span className="font-normal text-muted-foreground"> · {t("line", { line: one.line })}</span>
              )}
              {one.seconds !== null && one.seconds > 0 && (
                <span className="font-normal text-muted-foreground">
                  {" "}
                  · {t("seconds", { seconds: exact(one.seconds) })}
                </span>
              )}
            </p>
            <p className="mt-0.5">{t(`kinds.${one.kind}.text`)}</p>
            {one.detail && (
              <p className="mt-1 font-mono text-muted-foreground text-xs [overflow-wrap:anywhere]">{one.detail}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
