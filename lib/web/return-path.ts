/** Where to go after signing in: a path of ours, never another site's address. */

const anywhere = "http://here.invalid";

/** @returns the path with its query, or "/" where the text is no path of this site */
export function returnPath(text: unknown): string {
  // "//evil.example" and "/\evil.example" are addresses to a browser; the URL parser sees them as it does.
  if (typeof text !== "string" || !text.startsWith("/") || !URL.canParse(text, anywhere)) return "/";
  const url = new URL(text, anywhere);
  const path = url.pathname + url.search;
  // Looked at again once dots are resolved: "/.//evil.example" has become "//evil.example".
  return url.origin === anywhere && !path.startsWith("//") ? path : "/";
}

function accessPath(page: "/sign-in" | "/sign-up", returnTo: string): string {
  return returnTo === "/" ? page : `${page}?returnTo=${encodeURIComponent(returnTo)}`;
}

export function signInPath(returnTo: string): string {
  return accessPath("/sign-in", returnTo);
}

export function signUpPath(returnTo: string): string {
  return accessPath("/sign-up", returnTo);
}
