"""Routes of a declared network: `[METHOD ]URL`, in which `{name}` is one part of the path and `*` any rest.

The first route that fits answers, in the order of their declaration. A route without a scheme is the end of the path,
of whole parts of it: /users/{id} fits https://api.example.com/v1/users/7, and not /superusers/7. A query is
looked at only if the route has one.
"""
from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import unquote

from .urls import Address, quoted

_METHOD: Final = re.compile(r"([A-Z]+)\s+(.+)", re.DOTALL)
_PLACE: Final = re.compile(r"\{(\w+)\}|\*")
_NUMBER: Final = r"\d+(?:\.\d+)?"


class Route:
    """One route and its replies, the last of which repeats."""

    def __init__(self, declared: str, replies: Any) -> None:
        self.replies = [_as_object(one) for one in (replies if isinstance(replies, list) else [replies])]
        self.asked = 0
        method = _METHOD.fullmatch(declared.strip())
        self._method, url = method.groups() if method else (None, declared.strip())
        self._with_query = "?" in url
        self._pattern = re.compile(self._regex(url), re.DOTALL)
        self._server = re.compile(self._server_regex(url) if "://" in url else ".*", re.DOTALL)

    def _regex(self, url: str) -> str:
        if "://" not in url:
            return f"[^:]+://[^/]+(?:/.*)?/{self._places(url.removeprefix('/'))}"
        _, slash, path = url.partition("://")[2].partition("/")
        return f"{self._server_regex(url)}{self._places(slash + path) if slash else '/?'}"

    def _server_regex(self, url: str) -> str:
        scheme, _, rest = url.partition("://")
        port = re.compile(":80$" if scheme == "http" else ":443$")
        host = self._places(port.sub("", rest.partition("/")[0].lower()))
        return f"{re.escape(scheme.lower())}://{host}"

    def _places(self, text: str) -> str:
        regex, at, seen = "", 0, set[str]()
        for place in _PLACE.finditer(text):
            regex += re.escape(quoted(text[at : place.start()]))
            at, name = place.end(), place[1]
            if name is None:
                regex += ".*"
            elif name in seen:
                regex += f"(?P={name})"
            else:
                seen.add(name)
                regex += f"(?P<{name}>{_NUMBER if self._is_latency(name) else '[^/?&]+'})"
        return regex + re.escape(quoted(text[at:]))

    def _is_latency(self, name: str) -> bool:
        return any(reply.get("latency") == f"{{{name}}}" for reply in self.replies)

    def fit(self, method: str, url: Address) -> dict[str, str] | None:
        """What the places of the route stand for in this URL, None if it does not fit."""
        return self.fit_url(url) if self._method in (None, method) else None

    def is_of_server(self, url: Address) -> bool:
        """Whether the route's server is the one that this URL names; a route without a scheme is of every server."""
        return self._server.fullmatch(f"{url.scheme}://{url.host_header}") is not None

    def fit_url(self, url: Address) -> dict[str, str] | None:
        """As `fit`, whatever the method."""
        target = url.target if self._with_query else url.path or "/"
        found = self._pattern.fullmatch(f"{url.scheme}://{url.host_header}{target}")
        return None if found is None else {name: unquote(text) for name, text in found.groupdict().items()}

    def next_reply(self) -> tuple[int, dict[str, Any]]:
        """The reply to one more request, and its place among the route's replies."""
        at = min(self.asked, len(self.replies) - 1)
        self.asked += 1
        return at, self.replies[at]


def _as_object(reply: Any) -> dict[str, Any]:
    return reply if isinstance(reply, dict) else {"latency": reply}
