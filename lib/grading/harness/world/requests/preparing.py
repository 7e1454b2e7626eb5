"""What a request of requests is made of, from the arguments of a call."""
from __future__ import annotations

import base64
import json as _json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...unsupported import NotSupportedHere
from ..http import Address, urlencoded
from . import exceptions as errors
from .response import CaseInsensitiveDict

_USER_AGENT: Final = "python-requests/2.34.2"
_FORM: Final = "application/x-www-form-urlencoded"


def default_headers() -> Any:
    pairs = [("User-Agent", _USER_AGENT), ("Accept-Encoding", "gzip, deflate"), ("Accept", "*/*")]
    return CaseInsensitiveDict([*pairs, ("Connection", "keep-alive")])


def address_of(url: Any) -> Address:
    text = (url.decode() if isinstance(url, bytes) else str(url)).lstrip()
    if "://" not in text:
        raise errors.MissingSchema(f"Invalid URL {text!r}: No scheme supplied. Perhaps you meant https://{text}?")
    try:
        address = Address.parse(text)
    except ValueError:
        raise errors.InvalidURL(f"Failed to parse: {text}") from None
    if address.scheme not in ("http", "https"):
        raise errors.InvalidSchema(f"No connection adapters were found for {text!r}")
    if not address.host:
        raise errors.InvalidURL(f"Invalid URL {text!r}: No host supplied")
    return address._replace(path=address.path or "/")


def _pairs(given: Any) -> Iterator[tuple[Any, Any]]:
    for name, value in given.items() if isinstance(given, Mapping) else given:
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is not None:
                yield name, one


def encoded_query(*given: Any) -> str:
    return "&".join(one if isinstance(one, str) else urlencoded(_pairs(one)) for one in given if one)


def merged_headers(of_session: CaseInsensitiveDict, given: Any) -> CaseInsensitiveDict:
    """A header of the request that is None takes the session's away."""
    sent = CaseInsensitiveDict(of_session)
    for name, value in (given or {}).items():
        if value is None:
            sent.pop(name, None)
        elif not isinstance(value, (str, bytes)):
            must = f"must be of type str or bytes, not {type(value)}"
            raise errors.InvalidHeader(f"Header part ({value!r}) from {(name, value)!r} {must}")
        else:
            sent[name] = value.decode() if isinstance(value, bytes) else value
    return sent


def authorize(sent: CaseInsensitiveDict, auth: Any) -> None:
    if auth is None:
        return
    if not isinstance(auth, tuple):
        raise NotSupportedHere("auth= of requests is supported as (user, password) only")
    sent["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode()).decode()


def put_body(sent: CaseInsensitiveDict, method: str, data: Any, json: Any) -> Any:
    """As the prepared request shows it: bytes, text or None."""
    body, kind = None, None
    if not data and json is not None:
        body, kind = _json.dumps(json).encode(), "application/json"
    elif isinstance(data, (str, bytes)) and data:
        body = data
    elif data:
        if not isinstance(data, (Mapping, list, tuple)):
            raise NotSupportedHere(f"requests' data={type(data).__name__} is not supported: send text, bytes or a dict")
        body, kind = urlencoded(_pairs(data)), _FORM
    if body is not None:
        sent["Content-Length"] = str(len(in_bytes(body)))
    elif method not in ("GET", "HEAD"):
        sent["Content-Length"] = "0"
    if kind is not None:
        sent.setdefault("Content-Type", kind)
    return body


def in_bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else body or b""
