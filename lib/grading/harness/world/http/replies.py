"""A declared reply (lib/grading/world.ts) and a request make an answer."""
from __future__ import annotations

import json
import re
from typing import Any, Final

from .exchange import Answer, Request
from .headers import Headers

DEFAULT_LATENCY: Final = 0.1
_PLACE: Final = re.compile(r"\{(\w+)\}")
_NO_BODY: Final = (204, 304)


def latency_of(reply: dict[str, Any], places: dict[str, str]) -> float:
    latency = reply.get("latency", DEFAULT_LATENCY)
    return float(_filled(latency, places))


def answer_to(request: Request, reply: dict[str, Any], places: dict[str, str]) -> Answer:
    status: int = reply.get("status", 200)
    if "text" in reply:
        text = _filled(reply["text"], places)
        kind, body = "text/html" if text.lstrip().startswith("<") else "text/plain", text.encode()
        headers = Headers([("Content-Type", f"{kind}; charset=utf-8")])
    else:
        body = json_body(_filled(reply["json"], places) if "json" in reply else echo(request))
        headers = Headers([("Content-Type", "application/json")])
    for name, value in reply.get("headers", {}).items():
        headers[name] = _filled(value, places)
    return framed(request, status, headers, pieces_of(body, reply.get("chunks", 1)))


def framed(request: Request, status: int, headers: Headers, pieces: tuple[bytes, ...]) -> Answer:
    """With the header that says how long the body is; a body in pieces does not say."""
    if status in _NO_BODY or status < 200:
        return Answer(status, headers, ())
    if len(pieces) > 1:
        headers["Transfer-Encoding"] = "chunked"
    else:
        headers["Content-Length"] = str(sum(map(len, pieces)))
    return Answer(status, headers, () if request.method == "HEAD" else pieces)


def json_body(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _filled(value: Any, places: dict[str, str]) -> Any:
    """With the route's {name}s in each text; what the route does not name stays."""
    if isinstance(value, str):
        return _PLACE.sub(lambda place: places.get(place[1], place[0]), value)
    if isinstance(value, list):
        return [_filled(one, places) for one in value]
    if isinstance(value, dict):
        return {name: _filled(one, places) for name, one in value.items()}
    return value


def pieces_of(body: bytes, count: int) -> tuple[bytes, ...]:
    """At most so many pieces, of whole lines if there are enough lines, else of about the same size."""
    if count == 1 or not body:
        return (body,) if body else ()
    lines = body.splitlines(keepends=True)
    if len(lines) >= count:
        return tuple(b"".join(lines[start:end]) for start, end in _edges(len(lines), count))
    return tuple(body[start:end] for start, end in _edges(len(body), min(count, len(body))))


def _edges(length: int, count: int) -> list[tuple[int, int]]:
    edges = [length * number // count for number in range(count + 1)]
    return list(zip(edges, edges[1:], strict=False))


def arguments(request: Request) -> dict[str, Any]:
    """The query as httpbin shows it: a name that repeats has a list."""
    return _grouped(request.url.pairs)


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def echo(request: Request) -> dict[str, Any]:
    """{url, method, args} of a request, and what it carried, as httpbin shows it."""
    shown = {"url": request.url.as_asked, "method": request.method, "args": arguments(request)}
    return {**shown, **carried(request)} if request.body else shown


def carried(request: Request) -> dict[str, Any]:
    kind = request.headers.get("Content-Type", "")
    text = request.body.decode(errors="replace")
    if kind.startswith("application/x-www-form-urlencoded"):
        return {"data": "", "form": _grouped(request.url._replace(query=text).pairs), "json": None}
    try:
        value = json.loads(text) if text else None
    except ValueError:
        value = None
    return {"data": text, "form": {}, "json": value}
