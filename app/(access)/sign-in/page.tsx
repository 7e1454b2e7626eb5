import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessCard } from "#lib/accounts/components/access-card.tsx";
import { SignInForm } from "#lib/accounts/components/sign-in-form.tsx";
import { loadSignIn } from "#lib/accounts/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signIn") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { returnTo, otherHref } = await loadSignIn((await searchParams).returnTo);
  const t = await getTranslations("accounts");
  return (
    <AccessCard
      title={t("signIn")}
      lead={t("signInLead")}
      other={{ question: t("noAccountYet"), link: t("signUp"), href: otherHref }}
    >
      <SignInForm returnTo={returnTo} />
    </AccessCard>
  );
}
