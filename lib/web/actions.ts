"use server";
/** Language and theme belong to a browser, not to an account: whoever opens a page may change them. */
import { cookies } from "next/headers";
import { z } from "zod";
import { localeCookie, locales } from "./locale.ts";
import { publicAction } from "./public-action.ts";
import { themeCookie, themes } from "./theme.ts";

const oneYear = { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true } as const;

export const setLocale = publicAction(z.enum(locales), async (locale) => {
  (await cookies()).set(localeCookie, locale, oneYear);
  return { status: "done" as const };
});

export const setTheme = publicAction(z.enum(themes), async (theme) => {
  (await cookies()).set(themeCookie, theme, oneYear);
  return { status: "done" as const };
});
