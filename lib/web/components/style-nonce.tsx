"use client";
/**
 * The nonce with which this document lets style elements in, for the libraries that add some: dialogs (they lock the
 * page's scrolling) read it from the global, the code editor asks for it. It is the first one that counts: pages that
 * are fetched later come with a nonce of their own, but the document keeps the policy that it was opened with.
 */
const shared = globalThis as typeof globalThis & { __webpack_nonce__?: string };

export function StyleNonce({ nonce }: { nonce: string }) {
  if (typeof window !== "undefined") shared.__webpack_nonce__ ??= nonce;
  return null;
}

export function styleNonce(): string {
  return shared.__webpack_nonce__ ?? "";
}
