/** Which language a request is answered in: the remembered choice, else what the browser asks for. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "locale";
export const localeNames: Record<Locale, string> = { en: "English", zh: "中文" };

export function isLocale(text: unknown): text is Locale {
  return locales.includes(text as Locale);
}

/**
 * @param remembered the cookie's value
 * @param acceptLanguage the header, such as "zh-CN,zh;q=0.9,en;q=0.8"
 */
export function pickLocale(remembered: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(remembered)) return remembered;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters
        .find((one) => one.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map((one) => one.language).find(isLocale) ?? "en";
}
