/**
 * Light, dark, or as the system says. The choice is a cookie, so that the server writes it into the first byte of
 * the page: no script, no flash, nothing for the content security policy to allow.
 */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

export function isTheme(text: unknown): text is Theme {
  return themes.includes(text as Theme);
}

/** Written by the browser itself, so that a reload right after the choice shows it. For one year. */
export function rememberTheme(theme: Theme): string {
  return `${themeCookie}=${theme}; path=/; max-age=${365 * 24 * 3600}; samesite=lax`;
}
