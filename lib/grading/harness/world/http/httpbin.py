"""The network of a scenario that declares none: each host answers, in the shape of httpbin, after 0.1 s.

    /delay/N after N s · /status/N with that status · /json · /html · /stream/N in N lines · /bytes/N · /redirect/N
    /headers · /ip · /user-agent · anything else: what was asked
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from .exchange import Exchange, Request
from .headers import Headers
from .replies import DEFAULT_LATENCY, arguments, carried, framed, json_body

#: As httpbin: nobody is kept longer.
_LONGEST_DELAY: Final = 10.0
_MOST_LINES: Final = 100
_MOST_BYTES: Final = 100 * 1024
_ORIGIN: Final = "203.0.113.1"

_Made = tuple[int, list[tuple[str, str]], tuple[bytes, ...]]
_JSON: Final = ("Content-Type", "application/json")


def exchange_by_default(request: Request, now: float) -> Exchange:
    latency, made = DEFAULT_LATENCY, None
    delay = re.search(r"/delay/(\d+(?:\.\d+)?)/?$", request.url.path)
    if delay:
        latency = min(float(delay[1]), _LONGEST_DELAY) if request.url.host == "httpbin.org" else float(delay[1])
    for pattern, make in _PAGES:
        found = pattern.search(request.url.path)
        if found:
            made = make(request, found)
            break
    status, headers, pieces = made or (200, [_JSON], (json_body(_shown(request)),))
    return Exchange(now, latency, answer=framed(request, status, Headers(headers), pieces))


def _shown(request: Request) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "args": arguments(request),
        "headers": _sent_headers(request),
        "method": request.method,
        "origin": _ORIGIN,
        "url": request.url.as_asked,
    }
    if request.method in ("POST", "PUT", "PATCH", "DELETE"):
        shown |= {"files": {}, **carried(request)}
    return dict(sorted(shown.items()))


def _sent_headers(request: Request) -> dict[str, str]:
    return {name.title(): value for name, value in request.headers.pairs()}


def _status(_request: Request, found: re.Match[str]) -> _Made:
    status = int(found[1])
    location = [("Location", "/redirect/1")] if status in (301, 302, 303, 307, 308) else []
    return status, [("Content-Type", "text/html; charset=utf-8"), *location], ()


def _stream(request: Request, found: re.Match[str]) -> _Made:
    count = min(int(found[1]), _MOST_LINES)
    lines = (json.dumps({**_shown(request), "id": number}) + "\n" for number in range(count))
    return 200, [_JSON], tuple(line.encode() for line in lines)


def _bytes(_request: Request, found: re.Match[str]) -> _Made:
    body = bytes(number * 37 % 256 for number in range(min(int(found[1]), _MOST_BYTES)))
    return 200, [("Content-Type", "application/octet-stream")], (body,)


def _redirect(_request: Request, found: re.Match[str]) -> _Made:
    left = int(found[1]) - 1
    return 302, [("Location", f"/redirect/{left}" if left > 0 else "/get")], ()


def _text(kind: str, body: str) -> Callable[[Request, re.Match[str]], _Made]:
    return lambda _request, _found: (200, [("Content-Type", kind)], (body.encode(),))


def _json(make: Callable[[Request], Any]) -> Callable[[Request, re.Match[str]], _Made]:
    return lambda request, _found: (200, [_JSON], (json_body(make(request)),))


_SLIDES: Final = {
    "slideshow": {
        "author": "A. Author",
        "date": "date of publication",
        "slides": [
            {"title": "First slide", "type": "all"},
            {"title": "Second slide", "type": "all", "items": ["a", "b"]},
        ],
        "title": "Sample Slide Show",
    }
}
_PAGE: Final = "<!DOCTYPE html>\n<html>\n<head><title>A page</title></head>\n<body><h1>A page</h1></body>\n</html>\n"

_PAGES: Final = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"/status/([1-5]\d\d)/?$", _status),
        (r"/stream/(\d+)$", _stream),
        (r"/bytes/(\d+)$", _bytes),
        (r"/(?:absolute-|relative-)?redirect/(\d+)$", _redirect),
        (r"^/json$", _json(lambda _: _SLIDES)),
        (r"^/headers$", _json(lambda request: {"headers": _sent_headers(request)})),
        (r"^/user-agent$", _json(lambda request: {"user-agent": request.headers.get("User-Agent")})),
        (r"^/ip$", _json(lambda _: {"origin": _ORIGIN})),
        (r"^/html$", _text("text/html; charset=utf-8", _PAGE)),
    )
)
