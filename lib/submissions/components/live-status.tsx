"use client";
import { Clock, LoaderCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "#lib/ui/alert.tsx";
import { isFinal, type LiveState } from "../live-state.ts";
import { useLiveState } from "./use-live-state.ts";

/** Says how far the submission is while one waits; when the verdict is there the page is fetched anew. */
export function LiveStatus({ submissionId, initial }: { submissionId: string; initial: LiveState }) {
  const t = useTranslations("submission");
  const router = useRouter();
  const [told, setTold] = useState<LiveState | "signed-out">(initial);
  useLiveState(submissionId, !isFinal(initial), (next) => {
    setTold(next);
    if (next !== "signed-out" && isFinal(next)) router.refresh();
  });
  if (told === "signed-out")
    return (
      <Alert tone="warning" role="status">
        {t("live.signedOut")}
      </Alert>
    );
  // What the server has rendered is newer than what the stream once told.
  const live = isFinal(initial) ? initial : told;
  return (
    <div role="status">
      {live.state === "faulted" ? (
        <Alert tone="warning" heading={t("live.faulted")}>
          {t("live.faultedText")}
        </Alert>
      ) : live.state === "graded" ? (
        <p className={isFinal(initial) ? "sr-only" : "text-muted-foreground text-sm"}>
          {t(isFinal(initial) ? "live.graded" : "live.arriving")}
        </p>
      ) : (
        <Waiting live={live} />
      )}
    </div>
  );
}

function Waiting({ live }: { live: LiveState }) {
  const t = useTranslations("submission.live");
  if (!live.graderAlive)
    return (
      <Alert tone="warning" heading={t("noGrader")}>
        {t("noGraderText")}
      </Alert>
    );
  if (live.retrying)
    return (
      <Alert tone="warning" heading={t("retrying")}>
        {t("retryingText")}
      </Alert>
    );
  const grading = live.state === "grading";
  const Icon = grading ? LoaderCircle : Clock;
  return (
    <div className="flex gap-3 rounded-lg border bg-muted/50 px-4 py-3 text-sm">
      <Icon
        aria-hidden
        className={grading ? "mt-0.5 size-4 animate-spin text-primary" : "mt-0.5 size-4 text-primary"}
      />
      <div>
        <p className="font-semibold">{t(grading ? "grading" : "queued")}</p>
        <p>{t(grading ? "gradingText" : "queuedText")}</p>
      </div>
    </div>
  );
}
