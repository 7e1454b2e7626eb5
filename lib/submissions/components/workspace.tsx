import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ExerciseFacts } from "#lib/catalogue/components/exercise-facts.tsx";
import { Hints } from "#lib/catalogue/components/hints.tsx";
import type { LocalizedText } from "#lib/exercise-library/schema.ts";
import { Card } from "#lib/ui/card.tsx";
import { InlineMarkdown, Markdown } from "#lib/ui/markdown.tsx";
import { PythonCode } from "#lib/ui/python-code.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";
import type { loadWorkspace, WorkspaceExercise } from "../loaders.ts";
import { NextStep } from "./next-step.tsx";
import { Result } from "./result.tsx";
import type { AnswerField } from "./workspace/answer-field.ts";
import { AnswerForm } from "./workspace/answer-form.tsx";

type WorkspaceProps = Awaited<ReturnType<typeof loadWorkspace>>;

/** The exercise on the left, answer and result on the right; one below the other on a phone. */
export function Workspace({ userId, exercise, draft, latest, next }: WorkspaceProps) {
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
        </p>
        <PageHeading title={exercise.title[locale]}>
          <ExerciseFacts kind={exercise.kind} difficulty={exercise.difficulty} points={exercise.points} />
        </PageHeading>
      </div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="min-w-0 space-y-5">
          <section aria-label={t("prompt")}>
            <Markdown text={exercise.prompt[locale]} codeLabel={t("codeSample")} />
          </section>
          {/* A program whose lines are pointed out stands in the form itself. */}
          {"program" in exercise && exercise.kind !== "spot" && (
            <PythonCode source={exercise.program} label={t("program")} lineNumbers />
          )}
          <Hints exerciseId={exercise.id} count={exercise.hintCount} />
        </div>
        <div className="min-w-0 space-y-6">
          <section aria-label={t("answer")}>
            <AnswerForm userId={userId} exerciseId={exercise.id} field={fieldOf(exercise, locale)} draft={draft} />
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

/** What the form needs and no more: it goes to the browser. */
function fieldOf(exercise: WorkspaceExercise, locale: "en" | "zh"): AnswerField {
  const offered = (sides: { id: string; text: LocalizedText }[]) =>
    sides.map(({ id, text }) => ({ id, text: <InlineMarkdown text={text[locale]} /> }));
  switch (exercise.kind) {
    case "code":
      return { kind: exercise.kind, starter: exercise.starter };
    case "predict-output":
      return { kind: exercise.kind, lines: exercise.lines, expectedLines: exercise.expectedLines };
    case "predict-time":
      return { kind: exercise.kind };
    case "predict-timeline": {
      const { kind, lanes, step, until, states } = exercise;
      return { kind, lanes, step, until, states };
    }
    case "parsons": {
      const { kind, before, after, base, lines } = exercise;
      return { kind, before, after, base, lines };
    }
    case "cloze":
      return { kind: exercise.kind, template: exercise.template, blanks: exercise.blanks };
    case "spot":
      return { kind: exercise.kind, program: exercise.program };
    case "choice":
      return { kind: exercise.kind, options: offered(exercise.options), several: exercise.several };
    case "match":
      return { kind: exercise.kind, lefts: offered(exercise.lefts), rights: offered(exercise.rights) };
  }
}
