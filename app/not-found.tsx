import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { publicPage } from "#lib/auth/gate.ts";
import { Button } from "#lib/ui/button.tsx";

export default async function NotFoundPage() {
  await publicPage();
  const t = await getTranslations("notFound");
  return (
    <div className="mx-auto max-w-lg space-y-4 py-16 text-center">
      <h1 className="font-semibold text-2xl tracking-tight">{t("heading")}</h1>
      <p className="text-muted-foreground">{t("text")}</p>
      <Button asChild>
        <Link href="/">{t("home")}</Link>
      </Button>
    </div>
  );
}
