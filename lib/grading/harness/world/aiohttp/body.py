"""What a request carries: aiohttp's `data` and `json`, as bytes and their type."""
from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...unsupported import NotSupportedHere
from ..http import Headers, urlencoded

_FORM = "application/x-www-form-urlencoded"


class FormData:
    """Fields of a form; files in it are not simulated."""

    def __init__(self, fields: Any = (), quote_fields: bool = True, charset: str | None = None, **_: Any) -> None:
        self.fields: list[tuple[str, Any]] = []
        self.add_fields(*(fields.items() if isinstance(fields, Mapping) else fields))

    def add_field(self, name: str, value: Any, *, filename: Any = None, **_: Any) -> None:
        if filename is not None or not isinstance(value, (str, int, float)):
            raise NotSupportedHere("aiohttp.FormData with files is not supported: send fields of text")
        self.fields.append((name, value))

    def add_fields(self, *fields: Any) -> None:
        for name, value in fields:
            self.add_field(name, value)


class BasicAuth(NamedTuple):
    login: str
    password: str = ""
    encoding: str = "latin1"

    def encode(self) -> str:
        text = f"{self.login}:{self.password}".encode(self.encoding)
        return f"Basic {base64.b64encode(text).decode()}"


def encode_basic_auth(login: str, password: str = "", encoding: str = "utf-8") -> str:
    return BasicAuth(login, password, encoding).encode()


def put_body(headers: Headers, data: Any, json_value: Any, dumps: Callable[[Any], str] = json.dumps) -> bytes:
    """The bytes; their type and length go into the headers."""
    if json_value is not None:
        body, kind = dumps(json_value).encode(), "application/json"
    elif data is None:
        return b""
    elif isinstance(data, FormData):
        body, kind = urlencoded(data.fields).encode(), _FORM
    elif isinstance(data, (Mapping, list, tuple)):
        body, kind = urlencoded(FormData(data).fields).encode(), _FORM
    elif isinstance(data, str):
        body, kind = data.encode(), "text/plain; charset=utf-8"
    elif isinstance(data, (bytes, bytearray, memoryview)):
        body, kind = bytes(data), "application/octet-stream"
    else:
        raise NotSupportedHere(f"aiohttp's data={type(data).__name__} is not supported: send text, bytes or a dict")
    headers.setdefault("Content-Length", str(len(body)))
    headers.setdefault("Content-Type", kind)
    return body
