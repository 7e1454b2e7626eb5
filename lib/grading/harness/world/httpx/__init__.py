"""httpx on the simulated network, after httpx 0.28: a blocking client and one on the loop.

    api.py ──► client.py, async_client.py ──► base_client.py ──► preparing.py, then http/ ──► response.py

A synchronous client has no limit of connections, as threads run one after the other (virtual_threads.py).
"""
from __future__ import annotations

from types import ModuleType
from typing import Final

from ..http.modules import belong_to, public_module
from .api import delete, get, head, options, patch, post, put, request, stream
from .async_client import AsyncClient
from .client import Client
from .config import UNSET, Limits, Timeout, codes
from .exceptions import EXCEPTIONS
from .preparing import BasicAuth
from .response import Request, Response
from .url import URL, Headers, QueryParams

#: What the real package offers besides.
_REFUSED: Final = (
    "ASGITransport", "AsyncBaseTransport", "AsyncByteStream", "AsyncHTTPTransport", "Auth", "BaseTransport",
    "ByteStream", "Cookies", "create_ssl_context", "DigestAuth", "HTTPTransport", "MockTransport", "NetRCAuth", "Proxy",
    "SyncByteStream", "WSGITransport", "main",
)  # fmt: skip
_ADVICE: Final = "use httpx.AsyncClient or httpx.Client; the scenario says what answers"

_public = belong_to(
    "httpx",
    *(delete, get, head, options, patch, post, put, request, stream),
    *(AsyncClient, Client, Limits, Timeout, BasicAuth, Request, Response, URL, Headers, QueryParams),
)
_members = {**_public, **EXCEPTIONS, "codes": codes, "USE_CLIENT_DEFAULT": UNSET, "__version__": "0.28.1"}
codes.__module__ = "httpx"

MODULES: Final[dict[str, ModuleType]] = {"httpx": public_module("httpx", _members, _REFUSED, _ADVICE, package=True)}
