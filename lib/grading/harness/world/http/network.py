"""The network of one run: its routes, and what has been asked of each."""
from __future__ import annotations

import math
from collections import deque
from typing import Any

from .. import the_world
from .exchange import Exchange, Request, reason_of
from .headers import Headers
from .httpbin import exchange_by_default
from .replies import answer_to, framed, json_body, latency_of
from .routes import Route


class Network:
    """Without World, so that a real server can serve the same declaration (tests/differential/serve_world.py)."""

    def __init__(self, declared: dict[str, Any] | None) -> None:
        self._routes = None if declared is None else [Route(*item) for item in declared.items()]
        self._accepted: dict[tuple[int, int], deque[float]] = {}

    def ask(self, request: Request, now: float) -> Exchange:
        """What will happen to this request, which leaves now."""
        if self._routes is None:
            return exchange_by_default(request, now)
        for number, route in enumerate(self._routes):
            places = route.fit(request.method, request.url)
            if places is not None:
                at, reply = route.next_reply()
                return self._exchange(request, reply, places, (number, at), now)
        if not any(route.is_of_server(request.url) for route in self._routes):
            return Exchange(now, 0.0, fails="refused")
        # The server is there, but has no such page.
        status = 405 if any(route.fit_url(request.url) is not None for route in self._routes) else 404
        return self._exchange(request, {"status": status, "text": reason_of(status)}, {}, (-1, 0), now)

    def _exchange(
        self, request: Request, reply: dict[str, Any], places: dict[str, str], key: tuple[int, int], now: float
    ) -> Exchange:
        latency = latency_of(reply, places)
        if "fails" in reply:
            return Exchange(now, latency, fails=reply["fails"])
        retry_after = self._over_limit(reply.get("limit"), key, now)
        if retry_after is not None:
            headers = Headers([("Content-Type", "application/json"), ("Retry-After", str(retry_after))])
            answer = framed(request, 429, headers, (json_body({"error": "too many requests"}),))
            return Exchange(now, latency, answer=answer)
        answer = answer_to(request, reply, places)
        return Exchange(now, latency, answer=answer, piece_latency=float(reply.get("chunkLatency", 0)))

    def _over_limit(self, limit: dict[str, Any] | None, key: tuple[int, int], now: float) -> int | None:
        """Whole seconds until the next request is accepted, None if this one is. Refused ones do not count."""
        if limit is None:
            return None
        accepted = self._accepted.setdefault(key, deque())
        while accepted and accepted[0] + limit["seconds"] <= now + 1e-9:
            accepted.popleft()
        if len(accepted) < limit["requests"]:
            accepted.append(now)
            return None
        return max(1, math.ceil(accepted[0] + limit["seconds"] - now - 1e-9))


def the_network() -> Network:
    world = the_world()
    return world.state("http", lambda: Network(world.section("http")))


def send(request: Request) -> Exchange:
    """The request leaves now, and is counted."""
    world = the_world()
    world.count(f"http.{request.method.lower()}")
    return the_network().ask(request, world.now())
