"""An answer's source as tokens: the one way to read it that no source can break.

Not a syntax tree: one of some thousand dots, calls or additions in a row breaks the interpreter that builds it.
"""

from __future__ import annotations

import io
import tokenize
from typing import Final, NamedTuple


class Token(NamedTuple):
    type: int
    text: str
    line: int


END: Final = Token(tokenize.ENDMARKER, "", 0)
_LAYOUT: Final = frozenset([tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT])


def read_tokens(source: str) -> list[Token]:
    """All of them up to the first that is none; layout and comments apart."""
    tokens = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type not in _LAYOUT:
                tokens.append(Token(token.type, token.string, token.start[0]))
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass
    return tokens
