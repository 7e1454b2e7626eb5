"""The simulated network that aiohttp, httpx and requests share.

    library ── Request ──► network.py ── which route fits? ──► routes.py
                               │
                               │  declared: the route's next reply ──► replies.py ┐
                               │  nothing declared: httpbin.py ───────────────────┤
                               ▼                                                   ▼
                           Exchange: when the head is there, and a failure or an Answer in pieces
                               │
            exchange.py ◄──────┘  a library waits (or blocks) until each part is there, or a timeout of its own is due

Everything about an exchange is known when the request leaves: latencies are declared. So a library never needs a second
task or a cancellation to time out: it compares points in time and waits once, for the earlier one.
"""
from __future__ import annotations

from .exchange import Answer, Deadline, Exchange, Request, arrival, block_until, left_until, wait_until
from .headers import Headers
from .network import Network, send, the_network
from .urls import Address, join, urlencoded

__all__ = [
    "Address", "Answer", "Deadline", "Exchange", "Headers", "Network", "Request", "arrival", "block_until", "join",
    "left_until", "send", "the_network", "urlencoded", "wait_until",
]  # fmt: skip
