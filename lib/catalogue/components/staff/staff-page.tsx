import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "#lib/ui/badge.tsx";
import { Markdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";
import type { loadStaffExercise } from "../../loaders.ts";
import { ExerciseFacts } from "../exercise-facts.tsx";
import { shortHash } from "./short-hash.ts";
import { StaffFiles } from "./staff-files.tsx";
import { StaffKey } from "./staff-key.tsx";
import { StaffSection } from "./staff-section.tsx";
import { StaffVariants } from "./staff-variants.tsx";

type StaffPageProps = Awaited<ReturnType<typeof loadStaffExercise>>;

/** An exercise as staff see it: what learners see, and all that is kept from them. */
export function StaffPage(props: StaffPageProps) {
  const { versionId, content, isImported, variantSource, search, chosen, variants, isCapped } = props;
  const t = useTranslations("staff");
  const locale = useLocale();
  return (
    <div className="space-y-8">
      <div className="space-y-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-sm">
          <Badge tone="warning">{t("notForStudents")}</Badge>
          <Link href={`/exercises/${content.id}`} className="underline underline-offset-4">
            {t("asStudent")}
          </Link>
        </p>
        <PageHeading title={content.title[locale]}>
          <ExerciseFacts kind={content.kind} difficulty={content.difficulty} points={content.points} />
        </PageHeading>
        <Facts content={content} versionId={chosen?.exerciseVersionId ?? versionId} />
      </div>
      {variantSource !== null && (
        <StaffVariants
          // Where a course was imported from need not be a folder of this machine.
          folder={`${isImported ? "COURSE" : "exercises"}/${content.path}`}
          exerciseId={content.id}
          versionId={versionId}
          source={variantSource}
          search={search}
          chosen={chosen}
          variants={variants}
          isCapped={isCapped}
        />
      )}
      <StaffSection heading={t("prompt")}>
        <Markdown text={content.prompt[locale]} codeLabel={t("code")} />
      </StaffSection>
      <StaffFiles content={content} />
      <StaffKey content={content} />
      {"wrong" in content && (
        <StaffSection heading={t("wrong.heading")} lead={t("wrong.lead")}>
          {content.wrong.map(({ file, fails, source }) => (
            <details key={file} className="rounded-lg border bg-card px-4 py-3">
              <summary className="cursor-pointer text-sm">
                <code className="font-mono">{file}</code> · {t("wrong.fails")}{" "}
                <code className="font-mono">{fails}</code>
              </summary>
              <PythonCode source={source} label={file} lineNumbers className="mt-3" />
            </details>
          ))}
        </StaffSection>
      )}
      <StaffSection heading={t("hints")}>
        <ol className="list-decimal space-y-3 pl-5">
          {content.hints[locale].map((hint) => (
            <li key={hint}>
              <Markdown text={hint} codeLabel={t("code")} />
            </li>
          ))}
        </ol>
      </StaffSection>
      <StaffSection heading={t("explanation")}>
        <Markdown text={content.explanation[locale]} codeLabel={t("code")} />
      </StaffSection>
    </div>
  );
}

function Facts({ content, versionId }: { content: StaffPageProps["content"]; versionId: string }) {
  const t = useTranslations("staff.facts");
  const facts: [label: string, value: string][] = [
    [t("id"), content.id],
    [t("path"), content.path],
    [t("version"), shortHash(versionId)],
    [t("concepts"), content.concepts.join(", ")],
    [t("source"), content.source],
    [t("limits"), plain(content.limits)],
    [t("world"), plain(content.world)],
    [t("hintRules"), plain(content.hintRules)],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="min-w-0 font-mono text-[13px] [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Empty where nothing differs from the defaults. */
function plain(value: object): string {
  return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
}
