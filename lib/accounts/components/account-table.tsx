"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Alert } from "#lib/ui/alert.tsx";
import { Badge } from "#lib/ui/badge.tsx";
import { Button } from "#lib/ui/button.tsx";
import { ConfirmDialog } from "#lib/ui/confirm-dialog.tsx";
import { Table, TableCell, TableHead, TableRow } from "#lib/ui/table.tsx";
import { submitChangeRole, submitRevokeAllSessions } from "../actions.ts";
import type { AccountItem } from "../administration.ts";
import type { Role } from "../schema.ts";
import { RoleSelect } from "./role-select.tsx";

/** `joined` in words, which the server finds: a browser's clock may differ. */
type Row = Omit<AccountItem, "createdAt"> & { isSelf: boolean; joined: ReactNode };
type Outcome = { tone: "success" | "destructive"; text: string };

/** For admins: who is here, in which role, and how to sign somebody out. */
export function AccountTable({ accounts }: { accounts: Row[] }) {
  const t = useTranslations("accounts.admin");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [working, start] = useTransition();
  const perform = (action: () => Promise<{ status: string }>, done: string) =>
    start(async () => {
      const { status } = await action().catch(() => ({ status: "failed" }));
      const refusal = status === "last-admin" || status === "signed-out" ? status : "failed";
      setOutcome(
        status === "done" ? { tone: "success", text: done } : { tone: "destructive", text: t(`refusals.${refusal}`) },
      );
    });
  const changeRole = (account: Row, role: Role) =>
    perform(() => submitChangeRole({ userId: account.id, role }), t("roleChanged", { name: account.name }));
  const revoke = (account: Row) =>
    perform(() => submitRevokeAllSessions({ userId: account.id }), t("sessionsRevoked", { name: account.name }));
  return (
    <div className="space-y-4">
      <div role="status">{outcome && <Alert tone={outcome.tone}>{outcome.text}</Alert>}</div>
      <Table label={t("title")}>
        <thead>
          <TableRow>
            {(["person", "role", "joined", "sessions"] as const).map((column) => (
              <TableHead key={column}>{t(`columns.${column}`)}</TableHead>
            ))}
          </TableRow>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <TableRow key={account.id}>
              <TableCell className="min-w-44">
                <p className="flex items-center gap-2 font-medium">
                  {account.name} {account.isSelf && <Badge>{t("you")}</Badge>}
                </p>
                <p className="text-muted-foreground">{account.email}</p>
              </TableCell>
              <TableCell>
                <RoleSelect account={account} disabled={working} change={(role) => changeRole(account, role)} />
              </TableCell>
              <TableCell className="whitespace-nowrap text-muted-foreground">{account.joined}</TableCell>
              <TableCell className="whitespace-nowrap">
                <RevokeButton account={account} disabled={working} revoke={() => revoke(account)} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function RevokeButton({ account, disabled, revoke }: { account: Row; disabled: boolean; revoke: () => void }) {
  const t = useTranslations("accounts.admin");
  if (account.liveSessions === 0) return <span className="text-muted-foreground">{t("noSessions")}</span>;
  return (
    <ConfirmDialog
      heading={t("revokeHeading", { name: account.name })}
      description={t(account.isSelf ? "revokeSelfDescription" : "revokeDescription")}
      confirmLabel={t("revoke", { count: account.liveSessions })}
      cancelLabel={t("cancel")}
      onConfirm={revoke}
    >
      <Button
        variant="outline"
        size="small"
        disabled={disabled}
        aria-label={t("revokeOf", { name: account.name, count: account.liveSessions })}
      >
        {t("revoke", { count: account.liveSessions })}
      </Button>
    </ConfirmDialog>
  );
}
