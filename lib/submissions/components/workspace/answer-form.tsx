"use client";
import { RotateCcw, Send } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { type Answer, answerLimitBytes } from "#lib/grading/answer.ts";
import { Alert } from "#lib/ui/alert.tsx";
import { Button } from "#lib/ui/button.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { signInPath } from "#lib/web/return-path.ts";
import { submitOwnAnswer } from "../../actions.ts";
import { newSubmissionId } from "../../new-submission-id.ts";
import type { SubmissionRefusal } from "../../schema.ts";
import { type AnswerField, blankAnswer } from "./answer-field.ts";
import { AnswerInput } from "./answer-input.tsx";
import { fittingAnswer } from "./fitting-answer.ts";
import type { DraftPlace, StoredDraft } from "./local-draft.ts";
import { type MissingPart, missingPart } from "./missing-part.ts";
import { SaveNotice, SignedOutNotice } from "./save-notice.tsx";
import { useDraft } from "./use-draft.ts";

interface AnswerFormProps {
  place: DraftPlace;
  /** of the exercise as the page shows it */
  versionId: string;
  field: AnswerField;
  draft: StoredDraft | null;
}

type Problem = SubmissionRefusal | "failed" | MissingPart;

export function AnswerForm({ place, versionId, field, draft }: AnswerFormProps) {
  const t = useTranslations("workspace");
  const { exerciseId } = place;
  const blank = blankAnswer(field);
  const { answer, save, edit } = useDraft(place, draft, blank, (kept) => fittingAnswer(field, kept));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [signedOut, setSignedOut] = useState(false);
  const [sending, start] = useTransition();
  /** Sent, and no reply has come: it may have arrived, so the same answer is sent under the same id again. */
  const unanswered = useRef<{ submissionId: string; answer: Answer } | null>(null);

  const submit = () =>
    start(async () => {
      const missing = missingPart(field, answer);
      if (missing || !answer) return setProblem(missing);
      if (bytesOf(answer) > answerLimitBytes) return setProblem("too-large");
      setProblem(null);
      if (unanswered.current?.answer !== answer) {
        const random = crypto.getRandomValues(new Uint8Array(16));
        unanswered.current = { submissionId: newSubmissionId(Date.now(), random), answer };
      }
      const sent = { ...unanswered.current, exerciseId, versionId, variantId: place.variant?.id ?? null };
      const result = await submitOwnAnswer(sent).catch(() => ({ status: "failed" as const }));
      if (result.status !== "failed") unanswered.current = null;
      setSignedOut(result.status === "signed-out");
      if (result.status === "refused") setProblem(result.reason);
      else if (result.status === "invalid") setProblem("malformed");
      else if (result.status === "failed" || result.status === "forbidden") setProblem("failed");
      else if (result.status === "submitted") document.getElementById("result")?.scrollIntoView({ block: "nearest" });
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending) submit();
  };

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        // React tells of keys in a dialog as well, which is no part of the form.
        const isInside = event.currentTarget.contains(event.target as Node);
        if (isInside && event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit(event);
      }}
      className="space-y-3"
    >
      <AnswerInput
        field={field}
        answer={answer}
        change={(next) => {
          setProblem(null);
          edit(next);
        }}
      />
      {problem && <ProblemAlert problem={problem} />}
      {(signedOut || save === "signed-out") && <SignedOutNotice signInHref={signInPath(`/exercises/${exerciseId}`)} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={sending} aria-keyshortcuts="Control+Enter Meta+Enter">
          <Send aria-hidden />
          {t(sending ? "submitting" : "submit")}
        </Button>
        <kbd className="hidden rounded border bg-muted px-1.5 py-0.5 font-mono text-muted-foreground text-xs sm:inline">
          Ctrl + Enter
        </kbd>
        <div className="ml-auto flex items-center gap-3">
          <SaveNotice save={save} />
          {field.kind === "code" && (
            <ConfirmDialog
              heading={t("reset")}
              description={t("resetDescription")}
              confirmLabel={t("resetConfirm")}
              cancelLabel={t("cancel")}
              onConfirm={() => edit(blank)}
            >
              <Button variant="outline" size="small">
                <RotateCcw aria-hidden />
                {t("reset")}
              </Button>
            </ConfirmDialog>
          )}
        </div>
      </div>
    </form>
  );
}

function ProblemAlert({ problem }: { problem: Problem }) {
  const t = useTranslations("workspace");
  const format = useFormatter();
  if (typeof problem === "string")
    return (
      <Alert tone={problem === "failed" ? "warning" : "destructive"} role="alert">
        {t(`problems.${problem}`)}
      </Alert>
    );
  const places = "places" in problem ? problem.places : [];
  return (
    <Alert tone="warning" role="alert">
      {t(`missing.${problem.what}`, { count: places.length, places: format.list(places.map(String)) })}
    </Alert>
  );
}

function bytesOf(answer: Answer): number {
  return new TextEncoder().encode(JSON.stringify(answer)).length;
}
