"use client";
import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "#lib/ui/button.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { startAnotherVariant } from "../../actions.ts";
import type { VariantInPlay } from "../../loaders.ts";

interface VariantNoticeProps {
  exerciseId: string;
  variant: VariantInPlay;
  passed: boolean;
}

type Problem = "signed-out" | "preparing" | "broken" | "failed";

/** Says that the numbers are one's own, and offers others; whoever has not passed yet is asked first. */
export function VariantNotice({ exerciseId, variant, passed }: VariantNoticeProps) {
  const t = useTranslations("workspace.variant");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [starting, start] = useTransition();
  const another = () =>
    start(async () => {
      setProblem(null);
      const asked = { exerciseId, after: variant.attemptGroup };
      const { status } = await startAnotherVariant(asked).catch(() => ({ status: "failed" as const }));
      if (status === "started") return;
      setProblem(status === "signed-out" || status === "preparing" || status === "broken" ? status : "failed");
    });
  const button = (
    <Button variant="outline" size="small" disabled={starting} onClick={passed ? another : undefined}>
      <Shuffle aria-hidden />
      {t(starting ? "starting" : "another")}
    </Button>
  );
  return (
    <section aria-label={t("label")} className="space-y-2 rounded-lg border bg-muted/50 px-4 py-3 text-sm">
      <p className="text-muted-foreground">
        {t("own")}
        {variant.attemptGroup > 1 && (
          <>
            {" "}
            {t("number", { number: variant.attemptGroup })}{" "}
            <Link href={`/exercises/${exerciseId}/submissions`} className="underline underline-offset-4">
              {t("earlier")}
            </Link>
          </>
        )}
      </p>
      {problem && (
        <p role="alert" className="text-destructive">
          {t(`problems.${problem}`)}
        </p>
      )}
      {variant.mayHaveAnother &&
        (passed ? (
          button
        ) : (
          <ConfirmDialog
            heading={t("another")}
            description={t("confirmText")}
            confirmLabel={t("confirm")}
            cancelLabel={t("cancel")}
            onConfirm={another}
          >
            {button}
          </ConfirmDialog>
        ))}
    </section>
  );
}
