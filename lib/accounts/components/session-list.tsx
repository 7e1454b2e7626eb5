"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { Badge } from "#lib/ui/badge.tsx";
import { Button } from "#lib/ui/button.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { submitRevokeOtherSessions, submitRevokeSession } from "../actions.ts";
import { browserName } from "./browser-name.ts";

export interface SessionRow {
  id: string;
  userAgent: string;
  /** in words, which the server finds: a browser's clock may differ */
  lastSeen: ReactNode;
  isThis: boolean;
}

/** Where one is signed in; each place can be signed out from here. */
export function SessionList({ sessions }: { sessions: SessionRow[] }) {
  const t = useTranslations("accounts.sessions");
  const [working, start] = useTransition();
  const others = sessions.filter((session) => !session.isThis);
  return (
    <div className="space-y-4">
      <ul aria-label={t("heading")} className="divide-y rounded-lg border">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-sm">
            <div className="space-y-0.5">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <Device userAgent={session.userAgent} />
                {session.isThis && <Badge tone="success">{t("thisOne")}</Badge>}
              </p>
              <p className="text-muted-foreground">
                {t("lastSeen")} {session.lastSeen}
              </p>
            </div>
            {!session.isThis && (
              <Button
                variant="outline"
                size="small"
                disabled={working}
                onClick={() => start(async () => void (await submitRevokeSession({ sessionId: session.id })))}
              >
                {t("revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ConfirmDialog
          heading={t("revokeOthers")}
          description={t("revokeOthersDescription", { count: others.length })}
          confirmLabel={t("revokeOthers")}
          cancelLabel={t("cancel")}
          onConfirm={() => start(async () => void (await submitRevokeOtherSessions(undefined)))}
        >
          <Button variant="outline" disabled={working}>
            {t("revokeOthers")}
          </Button>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Device({ userAgent }: { userAgent: string }) {
  const t = useTranslations("accounts.sessions");
  const { browser, system } = browserName(userAgent);
  if (!browser && !system) return t("unknownDevice");
  return t("device", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });
}
