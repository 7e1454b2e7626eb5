"use client";
import { Lightbulb, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#lib/ui/button.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import type { HintState } from "../rules.ts";

interface NextHintProps {
  /** counted from 1 */
  number: number;
  count: number;
  next: HintState;
  taking: boolean;
  /** @param agreedPrice points */
  take: (agreedPrice: number) => void;
}

/** The way to the next hint: at once, for points and then only after a question, or not yet. */
export function NextHint({ number, count, next, taking, take }: NextHintProps) {
  const t = useTranslations("exercise.hints");
  const terms = useId();
  const later = laterOf(next);
  const said = later ? t(later.what, { attempts: later.attempts }) : "";
  // Said when it changes, with the verdict on an attempt.
  const note = (
    <p id={terms} role="status" className="text-muted-foreground text-sm empty:hidden">
      {said}
    </p>
  );
  const looks = { variant: "outline", size: "small", "aria-describedby": later ? terms : undefined } as const;
  const tall = "h-auto min-h-8 whitespace-normal py-1.5 text-left";
  if (next.state === "closed")
    return (
      <div className="space-y-1.5">
        <Button {...looks} className={tall} aria-disabled>
          <Lock aria-hidden />
          {t("closed", { number, count })}
        </Button>
        {note}
      </div>
    );
  if (next.state !== "costs")
    return (
      <div className="space-y-1.5">
        <Button {...looks} className={tall} aria-disabled={taking} onClick={() => take(0)}>
          <Lightbulb aria-hidden />
          {t("reveal", { number, count })}
        </Button>
        {note}
      </div>
    );
  const { price } = next;
  return (
    <div className="space-y-1.5">
      <ConfirmDialog
        heading={t("confirm.heading", { number, price })}
        description={t("confirm.text", { price, later: said })}
        confirmLabel={t("confirm.yes", { price })}
        cancelLabel={t("confirm.no")}
        onConfirm={() => take(price)}
      >
        <Button {...looks} className={tall} aria-disabled={taking}>
          <Lightbulb aria-hidden />
          {t("revealFor", { number, count, price })}
        </Button>
      </ConfirmDialog>
      {note}
    </div>
  );
}

/** What more attempts change. */
function laterOf(next: HintState): { what: "freeAfter" | "opensAfter"; attempts: number } | null {
  if (next.state === "closed") return { what: "opensAfter", attempts: next.opensAfter };
  if (next.state === "costs" && next.freeAfter !== null) return { what: "freeAfter", attempts: next.freeAfter };
  return null;
}
