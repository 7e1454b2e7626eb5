"""What a request of httpx is made of, from the arguments of a call."""
from __future__ import annotations

import base64
import json as _json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

from ...unsupported import NotSupportedHere
from ..http import Address, urlencoded
from .response import Request, Response
from .url import URL, Headers, QueryParams

_USER_AGENT: Final = "python-httpx/0.28.1"


def default_headers() -> Headers:
    pairs = [("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"), ("Connection", "keep-alive")]
    return Headers([*pairs, ("User-Agent", _USER_AGENT)])


def merged_url(base: URL, given: Any) -> URL:
    """A relative URL is below the base, also if it begins with a slash."""
    url = URL(given)
    if not str(base) or not url.is_relative_url:
        return url
    path = base.address.path + url.address.path.lstrip("/")
    return URL(base.address._replace(path=path, query=url.address.query, fragment=url.address.fragment))


def content_of(sent: Headers, method: str, content: Any, data: Any, json: Any) -> bytes:
    """The body; its type and length go into the headers."""
    body, kind = b"", None
    if content is not None:
        if not isinstance(content, (str, bytes)):
            raise NotSupportedHere(f"httpx's content={type(content).__name__} is not supported: send text or bytes")
        body, kind = (content.encode(), "text/plain; charset=utf-8") if isinstance(content, str) else (content, None)
    elif isinstance(data, (str, bytes)):
        return content_of(sent, method, data, None, None)
    elif data:
        pairs = data if isinstance(data, Mapping) else dict(data)
        body, kind = urlencoded(QueryParams(pairs).multi_items()).encode(), "application/x-www-form-urlencoded"
    elif json is not None:
        text = _json.dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        body, kind = text.encode(), "application/json"
    if body or method in ("POST", "PUT", "PATCH"):
        sent.setdefault("Content-Length", str(len(body)))
    if kind is not None:
        sent.setdefault("Content-Type", kind)
    return body


def authorize(sent: Headers, auth: Any, url: Address) -> None:
    if auth is None and url.user:
        name, _, password = url.user.partition(":")
        auth = (unquote(name), unquote(password))
    if auth is None:
        return
    if isinstance(auth, BasicAuth):
        auth = auth.pair
    if not isinstance(auth, tuple):
        raise NotSupportedHere("auth= of httpx is supported as (user, password) or httpx.BasicAuth only")
    sent["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode()).decode()


class BasicAuth:
    def __init__(self, username: str, password: str) -> None:
        self.pair = (username, password)


def redirected(request: Request, response: Response) -> Request:
    url, method, status = request.url.join(response.headers["location"]), request.method, response.status_code
    if (status in (302, 303) and method != "HEAD") or (status == 301 and method == "POST"):
        method = "GET"
    headers, content = Headers(request.headers), request.content
    headers["Host"] = url.address.host_header
    if method != request.method:
        content = b""
        for name in ("Content-Length", "Content-Type"):
            headers.pop(name, None)
    following = Request(method, url, headers=headers, content=content)
    following.timeout = request.timeout  # type: ignore[attr-defined]
    return following
