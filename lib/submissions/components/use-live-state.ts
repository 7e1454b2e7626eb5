"use client";
import { useEffect, useEffectEvent } from "react";
import { isFinal, type LiveState, liveState } from "../live-state.ts";

/** A stream that was refused (the server is starting, a proxy is in the way) is asked for again after this long. */
const reopenMs = 5_000;

/**
 * Listens to the submission's events until its state is final. The stream begins with the present state, so opening
 * it again is a re-fetch as well: nothing is missed while the connection was lost.
 */
export function useLiveState(
  submissionId: string,
  active: boolean,
  tell: (state: LiveState | "signed-out") => void,
): void {
  const onState = useEffectEvent(tell);
  useEffect(() => {
    if (!active) return;
    const address = `/api/submissions/${submissionId}/events`;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const stop = () => {
      over = true;
      clearTimeout(timer);
      source?.close();
    };
    const reopenLater = async () => {
      // An EventSource does not say why it was refused; a plain request does.
      const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
      if (over) return;
      if (answer?.status === 401) {
        stop();
        onState("signed-out");
      } else timer = setTimeout(open, reopenMs);
    };
    const open = () => {
      source = new EventSource(address);
      source.onmessage = (message) => {
        const parsed = liveState.safeParse(JSON.parse(String(message.data)));
        if (!parsed.success) return;
        if (isFinal(parsed.data)) stop();
        onState(parsed.data);
      };
      source.onerror = () => {
        // While it is CONNECTING the browser tries again by itself.
        if (source?.readyState === EventSource.CLOSED && !over) void reopenLater();
      };
    };
    open();
    return stop;
  }, [submissionId, active]);
}
