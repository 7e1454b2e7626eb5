"""requests.Session: each request holds the thread until the answer is there."""
from __future__ import annotations

from typing import Any, Final

from ...unsupported import NotSupportedHere
from ..http import Request
from ..http.modules import refuse_given
from .preparing import address_of, authorize, default_headers, encoded_query, in_bytes, merged_headers, put_body
from .response import Response
from .sending import Sending, Timeouts

_MOST_REDIRECTS: Final = 30


class Session:
    def __init__(self) -> None:
        self.headers = default_headers()
        self.params: Any = {}
        self.auth: Any = None
        self.cookies: dict[str, str] = {}
        self.verify, self.stream, self.trust_env, self.cert = True, False, True, None
        self.max_redirects = _MOST_REDIRECTS
        self._name = "requests.Session"

    def __repr__(self) -> str:
        return "<requests.sessions.Session object>"

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        """A closed session of requests goes on working."""

    def mount(self, prefix: str, adapter: Any) -> None:
        raise NotSupportedHere("requests.Session.mount is not supported: write the retry as a loop of your own")

    def get(self, url: Any, **kwargs: Any) -> Response:
        kwargs.setdefault("allow_redirects", True)
        return self.request("GET", url, **kwargs)

    def options(self, url: Any, **kwargs: Any) -> Response:
        kwargs.setdefault("allow_redirects", True)
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url: Any, **kwargs: Any) -> Response:
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url: Any, data: Any = None, json: Any = None, **kwargs: Any) -> Response:
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url: Any, data: Any = None, **kwargs: Any) -> Response:
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url: Any, data: Any = None, **kwargs: Any) -> Response:
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url: Any, **kwargs: Any) -> Response:
        return self.request("DELETE", url, **kwargs)

    def request(
        self,
        method: str,
        url: Any,
        params: Any = None,
        data: Any = None,
        headers: Any = None,
        cookies: Any = None,
        files: Any = None,
        auth: Any = None,
        timeout: Any = None,
        allow_redirects: bool = True,
        proxies: Any = None,
        hooks: Any = None,
        stream: Any = None,
        verify: Any = None,
        cert: Any = None,
        json: Any = None,
    ) -> Response:
        given = {"files": files, "proxies": proxies, "hooks": hooks}
        refuse_given("a request of requests", given, "leave it out")
        method, address = method.upper(), address_of(url).with_pairs(encoded_query(self.params, params))
        sent = merged_headers(self.headers, headers)
        if {**self.cookies, **(cookies or {})}:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in {**self.cookies, **(cookies or {})}.items())
        authorize(sent, auth or self.auth)
        body = put_body(sent, method, data, json)
        what = f"{self._name}.{method.lower()}({str(url)!r})"
        sending = Sending(what, Timeouts(timeout, address), self.max_redirects if allow_redirects else 0)
        response = sending.follow(Request(method, address, sent, in_bytes(body)), body)
        self.cookies.update(response.cookies)
        if not (self.stream if stream is None else stream):
            response.content  # noqa: B018 (reads it)
        return response
