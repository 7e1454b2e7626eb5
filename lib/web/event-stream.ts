/** Server-sent events: a response that stays open and says something now and then. */

/** Proxies cut connections that are silent for about a minute. */
const heartbeatMs = 20_000;

export interface EventStream {
  /** @param data becomes one JSON document; the browser gets it as one message */
  send(data: unknown): void;
  close(): void;
  /** aborted when the browser has gone or the stream was closed */
  signal: AbortSignal;
}

/**
 * @param request its signal says when the browser has gone
 * @param start sends what is known and arranges for more; may return at once
 */
export function eventStream(request: Request, start: (stream: EventStream) => Promise<void>): Response {
  const ended = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (!ended.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      ended.signal.addEventListener("abort", () => clearInterval(heartbeat));
      const close = () => {
        if (ended.signal.aborted) return;
        ended.abort();
        // The browser may have cancelled the stream already: closing it twice throws.
        if (!request.signal.aborted) controller.close();
      };
      request.signal.addEventListener("abort", close);
      const send = (data: unknown) => write(`data: ${JSON.stringify(data)}\n\n`);
      start({ send, close, signal: ended.signal }).catch((error: unknown) => {
        console.error("An event stream failed", error);
        close();
      });
    },
    cancel() {
      ended.abort();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // no-transform: compression would hold messages back until its buffer is full
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
