/** Texts and formats of one request, for next-intl. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import en from "../../messages/en.json";
import zh from "../../messages/zh.json";
import { type Locale, localeCookie, type locales, pickLocale } from "./locale.ts";

const messages: Record<Locale, typeof en> = { en, zh };

declare module "next-intl" {
  interface AppConfig {
    Locale: (typeof locales)[number];
    Messages: typeof en;
  }
}

export default getRequestConfig(async () => {
  const locale = pickLocale((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
  // Times of day are never shown: a page says "3 hours ago", which is the same in every zone.
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
