import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SessionList } from "#lib/accounts/components/session-list.tsx";
import { loadAccount } from "#lib/accounts/loaders.ts";
import { Card, CardDescription, CardTitle } from "#lib/ui/card.tsx";
import { Ago } from "#lib/web/components/ago.tsx";
import { PageHeading } from "#lib/web/components/page-heading.tsx";
import { LocaleChoice, ThemeChoice } from "#lib/web/components/preference-choices.tsx";
import { currentTheme } from "#lib/web/preferences.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.page"))("title") };
}

export default async function AccountPage() {
  const account = await loadAccount();
  const t = await getTranslations("accounts");
  const facts = [
    [t("name"), account.name],
    [t("email"), account.email],
    [t("role"), t(`roles.${account.role}`)],
  ];
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t("page.title")} />
      <Card>
        <CardTitle>{t("page.who")}</CardTitle>
        <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
          {facts.map(([term, text]) => (
            <div key={term} className="contents">
              <dt className="text-muted-foreground">{term}</dt>
              <dd className="mb-1 min-w-0 font-medium [overflow-wrap:anywhere] sm:mb-0">{text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card className="space-y-4">
        <div>
          <CardTitle>{t("page.preferences")}</CardTitle>
          <CardDescription>{t("page.preferencesLead")}</CardDescription>
        </div>
        <LocaleChoice current={await getLocale()} />
        <ThemeChoice current={await currentTheme()} />
      </Card>
      <Card className="space-y-4">
        <div>
          <CardTitle>{t("sessions.heading")}</CardTitle>
          <CardDescription>{t("sessions.lead")}</CardDescription>
        </div>
        <SessionList
          sessions={account.sessions.map(({ id, userAgent, isThis, lastSeenAt }) => ({
            id,
            userAgent,
            isThis,
            lastSeen: <Ago at={lastSeenAt} />,
          }))}
        />
      </Card>
    </div>
  );
}
