"use client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "#lib/ui/button.tsx";
import { revealHint } from "../actions.tsx";

interface Revealed {
  number: number;
  content: ReactNode;
}

/** Hints in the order from a nudge to nearly everything; each is fetched when it is asked for. */
export function Hints({ exerciseId, count }: { exerciseId: string; count: number }) {
  const t = useTranslations("exercise.hints");
  const [revealed, setRevealed] = useState<Revealed[]>([]);
  const [failed, setFailed] = useState<"signed-out" | "failed" | null>(null);
  const [fetching, start] = useTransition();
  const next = revealed.length + 1;
  const reveal = () =>
    start(async () => {
      const answer = await revealHint({ exerciseId, number: next }).catch(() => null);
      if (answer?.status === "revealed") {
        setRevealed((before) => [...before, { number: next, content: answer.hint }]);
        setFailed(null);
      } else setFailed(answer?.status === "signed-out" ? "signed-out" : "failed");
    });
  return (
    <section aria-label={t("heading")} className="space-y-3">
      <ol className="space-y-3" aria-live="polite">
        {revealed.map(({ number, content }) => (
          <li key={number} className="rounded-lg border bg-muted/50 px-4 py-3">
            <p className="mb-1 flex items-center gap-2 font-medium text-sm">
              <Lightbulb aria-hidden className="size-4 text-warning" />
              {t("number", { number, count })}
            </p>
            {content}
          </li>
        ))}
      </ol>
      {failed && (
        <p role="alert" className="text-destructive text-sm">
          {t(failed === "signed-out" ? "signedOut" : "failed")}
        </p>
      )}
      {next <= count && (
        <Button variant="outline" size="small" onClick={reveal} disabled={fetching}>
          <Lightbulb aria-hidden />
          {t("reveal", { number: next, count })}
        </Button>
      )}
    </section>
  );
}
