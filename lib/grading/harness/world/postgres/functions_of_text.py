"""Functions of text."""
from __future__ import annotations

import hashlib
import re

from .errors import SqlError
from .functions import define


def _substr(text: str, start: int, length: int | None = None) -> str:
    if length is not None and length < 0:
        raise SqlError("22011", "negative substring length not allowed")
    end = len(text) if length is None else max(0, start - 1 + length)
    return text[max(0, start - 1) : end]


def _pad(text: str, length: int, fill: str, left: bool) -> str:
    missing = length - len(text)
    if missing <= 0 or not fill:
        return text[: max(0, length)]
    padding = (fill * missing)[:missing]
    return padding + text if left else text + padding


def _split_part(text: str, separator: str, number: int) -> str:
    parts = text.split(separator) if separator else [text]
    at = number - 1 if number > 0 else len(parts) + number
    return parts[at] if 0 <= at < len(parts) else ""


def _regexp_replace(text: str, pattern: str, replacement: str, flags: str = "") -> str:
    found = re.compile(pattern, re.IGNORECASE if "i" in flags else 0)
    return found.sub(replacement.replace("\\&", "\\g<0>"), text, 0 if "g" in flags else 1)


define("lower", "text -> text", str.lower)
define("upper", "text -> text", str.upper)
define("initcap", "text -> text", lambda text: re.sub(r"[^\W_]+", lambda match: match.group().capitalize(), text))
define("length char_length character_length", "text -> int4", len)
define("octet_length", "text -> int4", lambda text: len(text.encode()))
define("substr substring", "text int4 -> text", _substr)
define("substr substring", "text int4 int4 -> text", _substr)
define("left", "text int4 -> text", lambda text, n: text[:n])
define("right", "text int4 -> text", lambda text, n: text[max(0, len(text) - n) :] if n >= 0 else text[-n:])
define("strpos position", "text text -> int4", lambda text, part: text.find(part) + 1)
define("replace", "text text text -> text", str.replace)
define("repeat", "text int4 -> text", lambda text, n: text * max(0, n))
define("reverse", "text -> text", lambda text: text[::-1])
define("btrim trim", "text -> text", lambda text: text.strip(" "))
define("btrim trim", "text text -> text", str.strip)
define("ltrim", "text -> text", lambda text: text.lstrip(" "))
define("ltrim", "text text -> text", str.lstrip)
define("rtrim", "text -> text", lambda text: text.rstrip(" "))
define("rtrim", "text text -> text", str.rstrip)
define("lpad", "text int4 -> text", lambda text, n: _pad(text, n, " ", True))
define("lpad", "text int4 text -> text", lambda text, n, fill: _pad(text, n, fill, True))
define("rpad", "text int4 -> text", lambda text, n: _pad(text, n, " ", False))
define("rpad", "text int4 text -> text", lambda text, n, fill: _pad(text, n, fill, False))
define("split_part", "text text int4 -> text", _split_part)
define("starts_with", "text text -> bool", str.startswith)
define("md5", "text -> text", lambda text: hashlib.md5(text.encode()).hexdigest())
define("ascii", "text -> int4", lambda text: ord(text[0]) if text else 0)
define("chr", "int4 -> text", chr)
define("regexp_replace", "text text text -> text", _regexp_replace)
define("regexp_replace", "text text text text -> text", _regexp_replace)
define("quote_literal", "text -> text", lambda text: "'" + text.replace("'", "''") + "'")
define("quote_ident", "text -> text", lambda text: text if re.fullmatch("[a-z_][a-z0-9_]*", text) else f'"{text}"')
define("string_to_array", "text text -> text[]", lambda text, separator: text.split(separator) if text else [])
define("to_hex", "int8 -> text", lambda value: format(value & ((1 << 64) - 1), "x"))
