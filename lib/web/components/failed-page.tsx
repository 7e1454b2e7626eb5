"use client";
import { useTranslations } from "next-intl";
import { Button } from "#lib/ui/button.tsx";

/** Next gives an error from the server a number that stands in the server's log as well. */
function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("failed");
  const digest = digestOf(error);
  return (
    <div role="alert" className="mx-auto max-w-lg space-y-4 py-16 text-center">
      <h1 className="font-semibold text-2xl tracking-tight">{t("heading")}</h1>
      <p className="text-muted-foreground">{t("text")}</p>
      {digest && <p className="text-muted-foreground text-sm">{t("digest", { digest })}</p>}
      <Button onClick={() => retry()}>{t("retry")}</Button>
    </div>
  );
}
