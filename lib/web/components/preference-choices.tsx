"use client";
import { useTranslations } from "next-intl";
import { startTransition, useId } from "react";
import { NativeSelect } from "#lib/ui/input.tsx";
import { setLocale } from "../actions.ts";
import { isLocale, type Locale, localeNames, locales } from "../locale.ts";
import { isTheme, type Theme, themes } from "../theme.ts";
import { useTheme } from "./use-theme.ts";

export function LocaleChoice({ current }: { current: Locale }) {
  const t = useTranslations("locale");
  const choose = (locale: string) => {
    if (isLocale(locale)) startTransition(async () => void (await setLocale(locale)));
  };
  return (
    <Choice
      label={t("label")}
      current={current}
      options={locales.map((locale) => [locale, localeNames[locale]])}
      choose={choose}
    />
  );
}

export function ThemeChoice({ current }: { current: Theme }) {
  const t = useTranslations("theme");
  const [shown, choose] = useTheme(current);
  return (
    <Choice
      label={t("label")}
      current={shown}
      options={themes.map((theme) => [theme, t(theme)])}
      choose={(theme) => isTheme(theme) && choose(theme)}
    />
  );
}

interface ChoiceProps {
  label: string;
  current: string;
  options: [value: string, text: string][];
  choose: (value: string) => void;
}

function Choice({ label, current, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <NativeSelect id={id} value={current} onChange={(event) => choose(event.target.value)}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
