"""requests.get and its like: a session for each call."""
from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from .response import Response
from .session import Session


def request(method: str, url: Any, **kwargs: Any) -> Response:
    with Session() as session:
        session._name = "requests"
        return session.request(method=method, url=url, **kwargs)


def get(url: Any, params: Any = None, **kwargs: Any) -> Response:
    return request("get", url, params=params, **kwargs)


def options(url: Any, **kwargs: Any) -> Response:
    return request("options", url, **kwargs)


def head(url: Any, **kwargs: Any) -> Response:
    kwargs.setdefault("allow_redirects", False)
    return request("head", url, **kwargs)


def post(url: Any, data: Any = None, json: Any = None, **kwargs: Any) -> Response:
    return request("post", url, data=data, json=json, **kwargs)


def put(url: Any, data: Any = None, **kwargs: Any) -> Response:
    return request("put", url, data=data, **kwargs)


def patch(url: Any, data: Any = None, **kwargs: Any) -> Response:
    return request("patch", url, data=data, **kwargs)


def delete(url: Any, **kwargs: Any) -> Response:
    return request("delete", url, **kwargs)


class _Codes:
    """requests.codes.ok, .not_found, …"""

    def __getattr__(self, name: str) -> int:
        if name.lower() in ("ok", "okay", "all_good"):
            return 200
        try:
            return int(HTTPStatus[name.upper()])
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> int:
        return int(getattr(self, name))


codes: Final = _Codes()
