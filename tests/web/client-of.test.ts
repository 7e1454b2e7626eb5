import { expect, test } from "vitest";
import { clientOf, forwardedFor } from "#lib/auth/client-of.ts";

const addressOf = (received: string | undefined, peer: string, trustedProxies: number) =>
  clientOf(new Headers({ "x-forwarded-for": forwardedFor(received, peer) }), trustedProxies).address;

test.each([
  ["without a proxy it is the peer", undefined, 0, "192.0.2.1"],
  ["without a proxy a client's own header counts for nothing", "198.51.100.9", 0, "192.0.2.1"],
  ["behind a proxy it is whom the proxy saw", "198.51.100.9", 1, "198.51.100.9"],
  ["behind a proxy too, a client's own header counts for nothing", "203.0.113.5, 198.51.100.9", 1, "198.51.100.9"],
  ["behind two it is whom the outer one saw", "203.0.113.5,198.51.100.9,192.0.2.77", 2, "198.51.100.9"],
  ["with fewer proxies than said it is the farthest known", undefined, 2, "192.0.2.1"],
])("%s", (_name, received, trustedProxies, address) => {
  expect(addressOf(received, "192.0.2.1", trustedProxies)).toBe(address);
});

test("a request without any address still has a client", () => {
  expect(clientOf(new Headers(), 0)).toEqual({ address: "unknown", userAgent: "" });
});
