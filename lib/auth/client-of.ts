import type { Client } from "#lib/accounts/mutations.ts";

/** Where a request comes from. Next fills in x-forwarded-for with the peer's address where no proxy has. */
export function clientOf(headers: Headers): Client {
  const address = headers.get("x-forwarded-for")?.split(",")[0]?.trim();
  return { address: address || "unknown", userAgent: headers.get("user-agent") ?? "" };
}
