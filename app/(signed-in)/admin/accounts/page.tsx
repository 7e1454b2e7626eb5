import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTable } from "#lib/accounts/components/account-table.tsx";
import { loadAccounts } from "#lib/accounts/loaders.ts";
import { Ago } from "#lib/web/components/ago.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.admin"))("title") };
}

export default async function AccountsPage() {
  const accounts = await loadAccounts();
  const t = await getTranslations("accounts.admin");
  return (
    <div className="space-y-6">
      <PageHeading title={t("title")} lead={t("lead")} />
      <AccountTable
        accounts={accounts.map(({ createdAt, ...account }) => ({ ...account, joined: <Ago at={createdAt} /> }))}
      />
    </div>
  );
}
