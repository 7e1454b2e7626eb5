import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ExerciseFacts } from "#lib/catalogue/components/exercise-facts.tsx";
import { Hints } from "#lib/hints/components/hints.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Markdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";
import type { loadWorkspace } from "../loaders.ts";
import { NextStep } from "./next-step.tsx";
import { Result } from "./result.tsx";
import { AnswerForm } from "./workspace/answer-form.tsx";
import { fieldOf } from "./workspace/field-of.tsx";
import { VariantNotice } from "./workspace/variant-notice.tsx";

type WorkspaceProps = Extract<Awaited<ReturnType<typeof loadWorkspace>>, { state: "ready" }>;

/** The exercise on the left, answer and result on the right; one below the other on a phone. */
export function Workspace(props: WorkspaceProps) {
  const { userId, isStaff, exercise, versionId, hints, variant, draft, latest, next } = props;
  const t = useTranslations("exercise");
  const locale = useLocale();
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <p className="text-muted-foreground text-sm">
          <Link href="/exercises" className="underline-offset-4 hover:underline">
            {t("all")}
          </Link>{" "}
          / {exercise.topicTitle[locale]}
          {isStaff && (
            <Link href={`/exercises/${exercise.id}/staff`} className="ml-4 underline underline-offset-4">
              {t("forStaff")}
            </Link>
          )}
        </p>
        <PageHeading title={exercise.title[locale]}>
          <ExerciseFacts kind={exercise.kind} difficulty={exercise.difficulty} points={exercise.points} />
        </PageHeading>
      </div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="min-w-0 space-y-5">
          {variant && <VariantNotice exerciseId={exercise.id} variant={variant} passed={latest?.status === "passed"} />}
          <section aria-label={t("prompt")}>
            <Markdown text={exercise.prompt[locale]} codeLabel={t("codeSample")} />
          </section>
          {/* A program whose lines are pointed out stands in the form itself. */}
          {"program" in exercise && exercise.kind !== "spot" && (
            <PythonCode source={exercise.program} label={t("program")} lineNumbers />
          )}
          <Hints
            key={variant?.id}
            exerciseId={exercise.id}
            states={hints.states}
            taken={hints.taken.map((text) => (
              <Markdown key={text.en} text={text[locale]} codeLabel={t("codeSample")} />
            ))}
            spent={hints.spent}
          />
        </div>
        <div className="min-w-0 space-y-6">
          <section aria-label={t("answer")}>
            <AnswerForm
              key={variant?.id}
              place={{ userId, exerciseId: exercise.id, variant }}
              versionId={versionId}
              field={fieldOf(exercise, locale)}
              draft={draft}
            />
          </section>
          {latest && (
            <Card id="result" aria-label={t("result")} className="scroll-mt-4 space-y-6">
              <div className="flex flex-wrap items-baseline justify-between gap-2">
                <h2 className="font-semibold text-lg">{t("result")}</h2>
                <Link
                  href={`/exercises/${exercise.id}/submissions`}
                  className="text-primary text-sm underline underline-offset-4 hover:no-underline"
                >
                  {t("history")}
                </Link>
              </div>
              <Result submission={latest} />
              {latest.status === "passed" && <NextStep next={next} />}
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
