import type { ReactNode } from "react";
import { requireUser } from "#lib/auth/gate.ts";

/**
 * Each page here passes its own gate, too. This one stands outside of what is streamed, so that a visitor is redirected
 * before a page begins.
 */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  await requireUser();
  return children;
}
