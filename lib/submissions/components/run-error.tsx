import { useTranslations } from "next-intl";
import type { Observation } from "#lib/grading/observation.ts";
import { CodeFrame } from "#lib/ui/code-frame.tsx";

/** The exception that ended the student's program, with his own frames only. */
export function RunError({ error }: { error: NonNullable<Observation["error"]> }) {
  const t = useTranslations("submission");
  return (
    <section aria-label={t("error.heading")} className="space-y-2">
      <h3 className="font-semibold">{t("error.heading")}</h3>
      <CodeFrame label={t("error.heading")} className="bg-muted/50 px-3">
        {error.traceback.trim() || `${error.type}: ${error.message}`}
      </CodeFrame>
    </section>
  );
}
