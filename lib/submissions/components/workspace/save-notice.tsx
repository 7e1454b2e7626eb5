"use client";
import { CloudCheck, CloudUpload, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useOffline } from "next/offline";
import { useTranslations } from "next-intl";
import { Alert } from "#lib/ui/alert.tsx";
import type { SaveState } from "./use-draft.ts";

/** Whether the draft is safe: a quiet line. */
export function SaveNotice({ save }: { save: SaveState }) {
  const t = useTranslations("workspace.save");
  const offline = useOffline();
  const word = offline ? "offline" : save === "untouched" ? null : save === "unsaved" ? "saving" : save;
  const Icon = word === "saved" ? CloudCheck : word === "saving" ? CloudUpload : TriangleAlert;
  return (
    <p role="status" className="flex min-h-5 items-center gap-1.5 text-muted-foreground text-xs">
      {word && (
        <>
          <Icon aria-hidden className="size-3.5 shrink-0" />
          {t(word)}
        </>
      )}
    </p>
  );
}

/** The session has ended meanwhile: the text stays here, and signing in leads back to it. */
export function SignedOutNotice({ signInHref }: { signInHref: string }) {
  const t = useTranslations("workspace");
  return (
    <Alert tone="warning" role="alert" heading={t("signedOut")}>
      <p>{t("signedOutText")}</p>
      <Link href={signInHref} className="font-medium text-primary underline underline-offset-4 hover:no-underline">
        {t("signInAgain")}
      </Link>
    </Alert>
  );
}
