"""SQL text into tokens."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .errors import SqlError, syntax_error

_SPACE: Final = re.compile(r"(?:\s+|--[^\n]*)+")
_TOKEN: Final = re.compile(
    r"""
    (?P<name>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)
  | (?P<param>\$\d+)
  | (?P<number>(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<op>::|==|:=|=>|<=|>=|<>|!=|\|\||->>|->
    |\#>>|\#>|@>|<@|\?\||\?&|!~\*|!~|~\*|~~\*|~~|&&|<<|>>|[-+*/<>=~!@\#%^&|?()\[\],;.:])
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """kind: name, quoted, string, number, param, op or end. `value` is folded or unquoted, `text` as written."""

    kind: str
    value: str
    text: str
    at: int


def tokens_of(sql: str) -> list[Token]:
    tokens, at = [], 0
    while True:
        at = _after_space(sql, at)
        if at >= len(sql):
            tokens.append(Token("end", "", "", at))
            return tokens
        token = _next(sql, at)
        tokens.append(token)
        at += len(token.text)


def _after_space(sql: str, at: int) -> int:
    while True:
        match = _SPACE.match(sql, at)
        if match is not None:
            at = match.end()
        if not sql.startswith("/*", at):
            return at
        at = _after_comment(sql, at)


def _after_comment(sql: str, start: int) -> int:
    """Comments nest."""
    depth, at = 0, start
    while True:
        if sql.startswith("/*", at):
            depth, at = depth + 1, at + 2
        elif sql.startswith("*/", at):
            depth, at = depth - 1, at + 2
            if not depth:
                return at
        elif at >= len(sql):
            raise SqlError("42601", f'unterminated /* comment at or near "{sql[start:]}"')
        else:
            at += 1


def _next(sql: str, at: int) -> Token:
    char = sql[at]
    if char == "'":
        return _quoted(sql, at, at, "'", "string")
    if char == '"':
        return _quoted(sql, at, at, '"', "quoted")
    if char in "eE" and sql.startswith("'", at + 1):
        return _escaped(sql, at)
    if char == "$" and not sql[at + 1 : at + 2].isdigit():
        return _dollar_quoted(sql, at)
    match = _TOKEN.match(sql, at)
    if match is None:
        raise syntax_error(char)
    kind, text = str(match.lastgroup), match.group()
    if kind == "number" and re.match(r"[A-Za-z_]", sql[match.end() : match.end() + 1]):
        raise SqlError("42601", f'trailing junk after numeric literal at or near "{text}{sql[match.end()]}"')
    return Token(kind, text.lower() if kind == "name" else text, text, at)


def _quoted(sql: str, start: int, at: int, quote: str, kind: str) -> Token:
    """Up to the quote that is not doubled."""
    parts, at = [], at + 1
    while True:
        end = sql.find(quote, at)
        if end < 0:
            what = "quoted string" if kind == "string" else "quoted identifier"
            raise SqlError("42601", f'unterminated {what} at or near "{sql[start:]}"')
        parts.append(sql[at:end])
        if not sql.startswith(quote, end + 1):
            return Token(kind, quote.join(parts), sql[start : end + 1], start)
        at = end + 2


_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def _escaped(sql: str, start: int) -> Token:
    match = re.compile(r"[eE]'((?:[^'\\]|\\.|'')*)'", re.DOTALL).match(sql, start)
    if match is None:
        raise SqlError("42601", f'unterminated quoted string at or near "{sql[start:]}"')
    text = re.sub(r"\\(.)|''", lambda m: "'" if m[1] is None else _ESCAPES.get(m[1], m[1]), match[1], flags=re.DOTALL)
    return Token("string", text, match.group(), start)


def _dollar_quoted(sql: str, start: int) -> Token:
    match = re.compile(r"\$(\w*)\$").match(sql, start)
    if match is None:
        raise syntax_error("$")
    end = sql.find(match.group(), match.end())
    if end < 0:
        raise SqlError("42601", f'unterminated dollar-quoted string at or near "{sql[start:]}"')
    return Token("string", sql[match.end() : end], sql[start : end + len(match.group())], start)


__all__ = ["Token", "tokens_of"]
