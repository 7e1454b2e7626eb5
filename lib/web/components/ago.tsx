import { useFormatter, useNow } from "next-intl";

/** For server components. "3 hours ago": the same in every time zone; the exact instant is in the element for whoever asks. */
export function Ago({ at }: { at: Date | string }) {
  const format = useFormatter();
  const now = useNow();
  const instant = new Date(at);
  // A clock that is a second ahead of ours must not say "in 1 second".
  const past = instant > now ? now : instant;
  return <time dateTime={instant.toISOString()}>{format.relativeTime(past, now)}</time>;
}
