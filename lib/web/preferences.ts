/** What a browser has chosen to see: read from its cookies, for pages. */
import { cookies, headers } from "next/headers";
import { nonceHeader } from "./content-security-policy.ts";
import { isTheme, type Theme, themeCookie } from "./theme.ts";

export async function currentTheme(): Promise<Theme> {
  const remembered = (await cookies()).get(themeCookie)?.value;
  return isTheme(remembered) ? remembered : "system";
}

/** Of this response's content security policy; for the few libraries that add style elements. */
export async function currentNonce(): Promise<string> {
  return (await headers()).get(nonceHeader) ?? "";
}
