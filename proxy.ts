/** Before every page: a fresh nonce, the content security policy that names it, and the page's own path. */
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { contentSecurityPolicy, nonceHeader } from "#lib/web/content-security-policy.ts";
import { pathHeader } from "#lib/web/current-path.ts";

export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development", env().previewUrl);
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set(nonceHeader, nonce);
  headers.set("Content-Security-Policy", policy);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|api/).*)"],
};
