"""JSON in and out, by the parts in C alone: a program may replace every function and class of the `json` package."""
from __future__ import annotations

from json import JSONDecoder
from json.encoder import c_make_encoder, encode_basestring_ascii
from json.scanner import c_make_scanner
from typing import Any, Final, NoReturn


def _refuse(value: Any) -> NoReturn:
    raise TypeError(f"{value!r} has no JSON")


_pieces: Final[Any] = c_make_encoder(None, _refuse, encode_basestring_ascii, None, ":", ",", False, False, False)
_scan: Final[Any] = c_make_scanner(JSONDecoder())


def to_json(value: Any) -> str:
    """Without spaces, in ASCII. ValueError where there is a NaN or an infinity."""
    return "".join(_pieces(value, 0))


def from_json(text: str | bytes) -> Any:
    return _scan(text if isinstance(text, str) else text.decode(), 0)[0]
