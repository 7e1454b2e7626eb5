"""LIKE and ILIKE."""
from __future__ import annotations

import re
from functools import lru_cache

from .errors import SqlError


@lru_cache(maxsize=256)
def _pattern(pattern: str, any_case: bool, escape: str) -> re.Pattern[str]:
    parts, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        if escape and char == escape:
            at += 1
            if at == len(pattern):
                raise SqlError("22025", "LIKE pattern must not end with escape character")
            parts.append(re.escape(pattern[at]))
        else:
            parts.append(".*" if char == "%" else "." if char == "_" else re.escape(char))
        at += 1
    return re.compile("".join(parts), re.DOTALL | (re.IGNORECASE if any_case else 0))


def like(text: str, pattern: str, any_case: bool, escape: str = "\\") -> bool:
    return _pattern(pattern, any_case, escape).fullmatch(text) is not None
