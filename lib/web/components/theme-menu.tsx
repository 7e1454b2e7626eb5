"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#lib/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "#lib/ui/dropdown-menu.tsx";
import { isTheme, type Theme, themes } from "../theme.ts";
import { useTheme } from "./use-theme.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** @param current what the server wrote into the page */
export function ThemeMenu({ current }: { current: Theme }) {
  const t = useTranslations("theme");
  const [shown, choose] = useTheme(current);
  const Icon = icons[shown];
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger className={buttonVariants({ variant: "ghost", size: "icon" })} aria-label={t("label")}>
        <Icon aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={shown} onValueChange={(theme) => isTheme(theme) && choose(theme)}>
          {themes.map((theme) => (
            <DropdownMenuRadioItem key={theme} value={theme}>
              {t(theme)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
