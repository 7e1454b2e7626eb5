import { useLocale, useTranslations } from "next-intl";
import { buttonVariants } from "#lib/ui/button.tsx";
import { setLocale } from "../actions.ts";
import { localeNames, locales } from "../locale.ts";

/** With two languages a switch is a button that names the other one, in that language. A form: works without script. */
export function LocaleSwitch() {
  const t = useTranslations("locale");
  const current = useLocale();
  const other = locales.find((locale) => locale !== current) ?? current;
  const change = async () => {
    "use server";
    await setLocale(other);
  };
  return (
    <form action={change}>
      <button
        type="submit"
        lang={other}
        aria-label={t("switchTo", { locale: other })}
        className={buttonVariants({ variant: "ghost", className: "px-2.5" })}
      >
        {localeNames[other]}
      </button>
    </form>
  );
}
