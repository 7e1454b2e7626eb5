import { useTranslations } from "next-intl";
import { classNames } from "#lib/ui/class-names.ts";
import { PythonCode } from "#lib/ui/python-code.tsx";
import type { StaffContent } from "../../loaders.ts";
import { StaffSection } from "./staff-section.tsx";

/** Every program of the exercise's folder: what is asked about or begun with, the solution, the hidden tests. */
export function StaffFiles({ content }: { content: StaffContent }) {
  const t = useTranslations("staff");
  if (!("files" in content)) return null;
  const files = Object.entries(content.files);
  return (
    <StaffSection heading={t("files.heading")} lead={t("files.lead")}>
      <div className={classNames("grid gap-4", files.length > 1 && "xl:grid-cols-2")}>
        {files.map(([name, source]) => (
          <div key={name} className="min-w-0 space-y-1.5">
            <h3 className="font-mono text-sm">{name}.py</h3>
            <PythonCode source={source} label={`${name}.py`} lineNumbers />
          </div>
        ))}
      </div>
    </StaffSection>
  );
}
