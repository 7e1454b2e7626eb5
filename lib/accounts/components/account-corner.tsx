import { LogIn } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "#lib/ui/button.tsx";
import type { Role } from "../schema.ts";
import { UserMenu } from "./user-menu.tsx";

/** The header's corner: who one is, or the way in. */
export function AccountCorner({ account }: { account: { name: string; email: string; role: Role } | null }) {
  const t = useTranslations("accounts");
  if (account) return <UserMenu {...account} />;
  return (
    <Button asChild variant="ghost" className="px-2.5">
      <Link href="/sign-in">
        <LogIn aria-hidden className="hidden sm:block" />
        {t("signIn")}
      </Link>
    </Button>
  );
}
