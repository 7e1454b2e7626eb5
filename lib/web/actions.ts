"use server";
/** The language belongs to a browser, not to an account: whoever opens a page may change it. */
import { cookies } from "next/headers";
import { z } from "zod";
import { localeCookie, locales } from "./locale.ts";
import { publicAction } from "./public-action.ts";

const oneYear = { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true } as const;

export const setLocale = publicAction(z.enum(locales), async (locale) => {
  (await cookies()).set(localeCookie, locale, oneYear);
  return { status: "done" as const };
});
