/** Tells pages that wait for a variant what became of it. */
import type { DatabaseOrTransaction } from "../../database/client.ts";
import { type NotificationHub, notify } from "../../database/notifications.ts";
import { type VariantEvent, type VariantRequest, variantEvent, variantKey } from "./schema.ts";

const channel = "variant";

export function announceVariant(
  db: DatabaseOrTransaction,
  request: VariantRequest,
  outcome: VariantEvent["outcome"],
): Promise<void> {
  return notify(db, channel, JSON.stringify({ key: variantKey(request), outcome } satisfies VariantEvent));
}

/** @param told the outcome; null after a gap in the connection, in which it may have been missed */
export function watchVariant(
  request: VariantRequest,
  told: (outcome: VariantEvent["outcome"] | null) => void,
  hub: NotificationHub,
): { ready: Promise<void>; unsubscribe: () => void } {
  const key = variantKey(request);
  return hub.subscribe(channel, (payload) => {
    if (payload === null) return told(null);
    const event = parse(payload);
    if (event?.key === key) told(event.outcome);
  });
}

/** Anybody who may connect to the database may notify: what is no event of ours says nothing. */
function parse(payload: string): VariantEvent | null {
  try {
    return variantEvent.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
