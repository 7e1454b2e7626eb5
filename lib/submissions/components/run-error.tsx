import { useLocale, useTranslations } from "next-intl";
import type { Observation } from "#lib/grading/observation.ts";
import { CodeFrame } from "#lib/ui/code-frame.tsx";
import { InlineCode } from "#lib/ui/inline-code.tsx";

/** What ended the student's program: the engine's own sentence where it has one, and the exception with his own frames only. */
export function RunError({ error }: { error: NonNullable<Observation["error"]> }) {
  const t = useTranslations("submission");
  const locale = useLocale();
  const traceback = error.traceback.trim();
  // An exception's own words have no translation.
  const isExplained = error.messageZh !== "";
  return (
    <section aria-label={t("error.heading")} className="space-y-2">
      <h3 className="font-semibold">{t("error.heading")}</h3>
      {isExplained && (
        <p className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
          {error.line !== null && (
            <span className="text-muted-foreground">{t("diagnostics.line", { line: error.line })} · </span>
          )}
          <InlineCode text={locale === "zh" ? error.messageZh : error.message} />
        </p>
      )}
      {(traceback || !isExplained) && (
        <CodeFrame label={t("error.heading")} className="bg-muted/50 px-3">
          {traceback || `${error.type}: ${error.message}`}
        </CodeFrame>
      )}
    </section>
  );
}
