"use client";
import { RotateCw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";
import { Alert } from "#lib/ui/alert.tsx";
import { Button } from "#lib/ui/button.tsx";

/** Each fetching waits some seconds itself, for as long as the variant takes. */
const pauseMs = 3_000;

interface NotReadyProps {
  state: "preparing" | "broken";
  graderAlive?: boolean;
}

/** In place of a workspace whose variant is not there: asks again by itself while it is being made. */
export function NotReady({ state, graderAlive = true }: NotReadyProps) {
  const t = useTranslations("workspace.notReady");
  const router = useRouter();
  const [asking, start] = useTransition();
  const waits = state === "preparing" && !asking;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => start(() => router.refresh()), pauseMs);
    return () => clearTimeout(timer);
  }, [waits, router]);
  const words = state === "broken" ? "broken" : graderAlive ? "preparing" : "noGrader";
  return (
    <div className="mx-auto max-w-2xl space-y-4 py-10">
      <h1 className="sr-only">{t("title")}</h1>
      <Alert tone={words === "preparing" ? "info" : "warning"} role="status" heading={t(`${words}.heading`)}>
        <p>{t(`${words}.text`)}</p>
      </Alert>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => start(() => router.refresh())} aria-disabled={asking}>
          <RotateCw aria-hidden className={asking ? "animate-spin" : undefined} />
          {t("again")}
        </Button>
        <Button asChild variant="outline">
          <Link href="/exercises">{t("all")}</Link>
        </Button>
      </div>
    </div>
  );
}
