import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "#lib/ui/alert.tsx";
import { Button } from "#lib/ui/button.tsx";
import { CodeFrame } from "#lib/ui/code-frame.tsx";
import { Field } from "#lib/ui/field.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import { Table, TableCell, TableHead, TableRow } from "#lib/ui/table.tsx";
import { Ago } from "#lib/web/components/ago.tsx";
import type { loadStaffExercise } from "../../loaders.ts";
import { shortHash } from "./short-hash.ts";
import { StaffSection } from "./staff-section.tsx";

type Loaded = Awaited<ReturnType<typeof loadStaffExercise>>;

interface StaffVariantsProps extends Pick<Loaded, "versionId" | "search" | "chosen" | "variants" | "isCapped"> {
  exerciseId: string;
  /** of the exercise, for the command that grades */
  folder: string;
  /** variant.py */
  source: string;
}

/** Whose variant this page shows, how to see another's, and all that are stored. */
export function StaffVariants(props: StaffVariantsProps) {
  const t = useTranslations("staff.variants");
  const { folder, source, search, chosen } = props;
  return (
    <StaffSection heading={t("heading")} lead={t("lead")}>
      {/* A plain form: what it asks for stands in the address, and can be passed on. */}
      <form className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <Field id="whose" name="whose" label={t("whose")} defaultValue={search.whose} maxLength={400} required />
        </div>
        <div className="w-32">
          <Field id="group" name="group" label={t("group")} type="number" min={1} defaultValue={search.attemptGroup} />
        </div>
        <Button type="submit">{t("show")}</Button>
      </form>
      {search.whose === "" ? (
        <Alert>{t("template")}</Alert>
      ) : chosen ? (
        <Chosen chosen={chosen} folder={folder} />
      ) : (
        <Alert tone="warning" role="status">
          {t("none")}
        </Alert>
      )}
      <details className="rounded-lg border bg-card px-4 py-3">
        <summary className="cursor-pointer font-mono text-sm">variant.py</summary>
        <PythonCode source={source} label="variant.py" lineNumbers className="mt-3" />
      </details>
      <StoredVariants {...props} />
    </StaffSection>
  );
}

function Chosen({ chosen, folder }: { chosen: NonNullable<Loaded["chosen"]>; folder: string }) {
  const t = useTranslations("staff.variants");
  const { learner, attemptGroup, exerciseVersionId, seed, parameters, exercise } = chosen;
  const version = shortHash(exerciseVersionId);
  return (
    <div className="space-y-3">
      <Alert tone={exercise ? "success" : "warning"} role="status">
        {t(exercise ? "shown" : "unreadable", {
          name: learner.name,
          email: learner.email,
          group: attemptGroup,
          version,
        })}
      </Alert>
      <h3 className="font-medium text-sm">{t("parameters")}</h3>
      <CodeFrame label={t("parameters")} className="px-3">
        {JSON.stringify(parameters, null, 2)}
      </CodeFrame>
      <h3 className="font-medium text-sm">{t("reproduce")}</h3>
      <CodeFrame label={t("reproduce")} className="px-3">
        {`npx loopwise grade ${folder} ANSWER_FILE --seed ${seed}`}
      </CodeFrame>
    </div>
  );
}

/** In one line that breaks between parameters. */
function listed(parameters: object): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(", ");
}

function StoredVariants({ exerciseId, versionId, variants, isCapped }: StaffVariantsProps) {
  const t = useTranslations("staff.variants");
  if (variants.length === 0) return <p className="text-muted-foreground text-sm">{t("empty")}</p>;
  return (
    <>
      {isCapped && <p className="text-muted-foreground text-sm">{t("newest", { count: variants.length })}</p>}
      <Table label={t("stored")}>
        <thead>
          <TableRow>
            <TableHead>{t("columns.learner")}</TableHead>
            <TableHead>{t("columns.group")}</TableHead>
            <TableHead>{t("columns.version")}</TableHead>
            <TableHead>{t("columns.made")}</TableHead>
            <TableHead>{t("columns.parameters")}</TableHead>
            <TableHead>{t("columns.seed")}</TableHead>
          </TableRow>
        </thead>
        <tbody>
          {variants.map((one) => (
            <TableRow key={one.id}>
              <TableCell className="whitespace-nowrap">
                <Link
                  href={`/exercises/${exerciseId}/staff?whose=${encodeURIComponent(one.seed)}`}
                  className="text-primary underline underline-offset-4"
                >
                  {one.learner.name}
                </Link>
                <span className="block text-muted-foreground text-xs">{one.learner.email}</span>
              </TableCell>
              <TableCell>{one.attemptGroup}</TableCell>
              <TableCell className="whitespace-nowrap">
                <code className="font-mono text-xs">{shortHash(one.exerciseVersionId)}</code>
                {one.exerciseVersionId !== versionId && (
                  <span className="block text-muted-foreground text-xs">{t("earlier")}</span>
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Ago at={one.createdAt} />
              </TableCell>
              <TableCell className="min-w-72 font-mono text-xs [overflow-wrap:anywhere]">
                {listed(one.parameters)}
              </TableCell>
              <TableCell className="whitespace-nowrap font-mono text-xs">{one.seed}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </>
  );
}
