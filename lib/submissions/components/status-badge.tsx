import { CircleCheck, CircleX, Clock, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { verdictStatus } from "#lib/grading/verdict.ts";
import { Badge } from "#lib/ui/badge.tsx";
import type { SubmissionState } from "../schema.ts";

/** @param status of the verdict; null until it is there */
export function StatusBadge({ state, status }: { state: SubmissionState; status: string | null }) {
  const t = useTranslations("submission");
  if (state === "queued")
    return (
      <Badge>
        <Clock aria-hidden />
        {t("states.queued")}
      </Badge>
    );
  if (state === "grading")
    return (
      <Badge tone="accent">
        <LoaderCircle aria-hidden className="animate-spin" />
        {t("states.grading")}
      </Badge>
    );
  if (state === "faulted")
    return (
      <Badge tone="warning">
        <TriangleAlert aria-hidden />
        {t("states.faulted")}
      </Badge>
    );
  const known = verdictStatus.safeParse(status);
  const word = known.success ? known.data : "failed";
  return (
    <Badge tone={word === "passed" ? "success" : "destructive"}>
      {word === "passed" ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
      {t(`statuses.${word}.label`)}
    </Badge>
  );
}
