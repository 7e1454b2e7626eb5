import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessCard } from "#lib/accounts/components/access-card.tsx";
import { SignUpForm } from "#lib/accounts/components/sign-up-form.tsx";
import { loadSignUp } from "#lib/accounts/loaders.ts";
import { Alert } from "#lib/ui/alert.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signUp") };
}

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const { returnTo, otherHref, firstAccount } = await loadSignUp((await searchParams).returnTo);
  const t = await getTranslations("accounts");
  return (
    <AccessCard
      title={t("signUp")}
      lead={t("signUpLead")}
      other={{ question: t("accountAlready"), link: t("signIn"), href: otherHref }}
    >
      {firstAccount && <Alert heading={t("firstAccountHeading")}>{t("firstAccount")}</Alert>}
      <SignUpForm returnTo={returnTo} />
    </AccessCard>
  );
}
