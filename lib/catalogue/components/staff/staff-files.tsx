import { useTranslations } from "next-intl";
import { PythonCode } from "#lib/ui/python-code.tsx";
import type { StaffContent } from "../../loaders.ts";
import { StaffSection } from "./staff-section.tsx";

/** Every program of the exercise's folder: what is asked about or begun with, the solution, the hidden tests. */
export function StaffFiles({ content }: { content: StaffContent }) {
  const t = useTranslations("staff");
  if (!("files" in content)) return null;
  return (
    <StaffSection heading={t("files.heading")} lead={t("files.lead")}>
      <div className="grid gap-4 xl:grid-cols-2">
        {Object.entries(content.files).map(([name, source]) => (
          <div key={name} className="min-w-0 space-y-1.5">
            <h3 className="font-mono text-sm">{name}.py</h3>
            <PythonCode source={source} label={`${name}.py`} lineNumbers />
          </div>
        ))}
      </div>
    </StaffSection>
  );
}
