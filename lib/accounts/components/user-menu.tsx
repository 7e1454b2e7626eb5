"use client";
import { CircleUserRound, FolderDown, LogOut, Settings, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { buttonVariants } from "#lib/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#lib/ui/dropdown-menu.tsx";
import { submitSignOut } from "../actions.ts";
import type { Role } from "../schema.ts";

export function UserMenu({ name, email, role }: { name: string; email: string; role: Role }) {
  const t = useTranslations("accounts.menu");
  const signOut = () => startTransition(async () => void (await submitSignOut(undefined)));
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger
        className={buttonVariants({ variant: "ghost", size: "icon" })}
        aria-label={t("label", { name })}
      >
        <CircleUserRound aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <div className="px-2 py-1.5 text-sm">
          <p className="max-w-56 truncate font-medium">{name}</p>
          <p className="max-w-56 truncate text-muted-foreground text-xs">{email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/account">
            <Settings aria-hidden />
            {t("account")}
          </Link>
        </DropdownMenuItem>
        {role === "admin" && (
          <>
            <DropdownMenuItem asChild>
              <Link href="/admin/accounts">
                <Users aria-hidden />
                {t("accounts")}
              </Link>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <Link href="/admin/courses">
                <FolderDown aria-hidden />
                {t("courses")}
              </Link>
            </DropdownMenuItem>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut aria-hidden />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
