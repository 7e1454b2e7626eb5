import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Theme } from "../theme.ts";
import { LocaleSwitch } from "./locale-switch.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeMenu } from "./theme-menu.tsx";

interface SiteHeaderProps {
  signedIn: boolean;
  theme: Theme;
  /** the account's menu, or links to sign in */
  children: ReactNode;
}

export function SiteHeader({ signedIn, theme, children }: SiteHeaderProps) {
  const t = useTranslations("header");
  return (
    <header className="border-b bg-card">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-primary focus:px-4 focus:py-2 focus:text-primary-foreground"
      >
        {t("skip")}
      </a>
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-1 px-3 sm:gap-2 sm:px-6">
        <Link href="/" aria-label={t("home")} className="flex items-center gap-2 rounded-md p-1 font-semibold sm:mr-2">
          <Logo className="size-7" />
          <span className="hidden sm:inline">Loopwise</span>
        </Link>
        {signedIn && (
          <nav aria-label={t("navigation")} className="flex items-center">
            <NavLink href="/exercises">{t("exercises")}</NavLink>
            <NavLink href="/progress">{t("progress")}</NavLink>
          </nav>
        )}
        <div className="ml-auto flex items-center">
          <LocaleSwitch />
          <ThemeMenu current={theme} />
          {children}
        </div>
      </div>
    </header>
  );
}
