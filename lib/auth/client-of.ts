/**
 * Where a request comes from. Anybody can send an x-forwarded-for of his own, so the web server adds the address that
 * it sees to the header's right end, as each proxy before it does; and of what stands there only the right end counts.
 */
import type { Client } from "#lib/accounts/mutations.ts";

/** @param peer address of the other end of the connection */
export function forwardedFor(received: string | string[] | undefined, peer: string | undefined): string {
  return [received ?? [], peer ?? "unknown"].flat().join(", ");
}

/** @param trustedProxies how many stand before us; to their left in the header is what the client made up */
export function clientOf(headers: Headers, trustedProxies: number): Client {
  const addresses = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const address = addresses.at(-1 - trustedProxies) ?? addresses[0];
  return { address: address || "unknown", userAgent: headers.get("user-agent") ?? "" };
}
