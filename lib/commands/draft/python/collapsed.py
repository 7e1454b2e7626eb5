"""
Code that has lost its line breaks and indentation: one line in which single spaces stand for both.

    import asyncio async def main(): print("a") await asyncio.sleep(1) asyncio.run(main())

Three things have to be found again: where a statement ends (two tokens that no expression has side by side), where a
comment ends (where a statement begins that goes on like one), and how deep a statement stands (`layout.py`).
"""

from __future__ import annotations

import ast
import keyword
import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    (?P<string>(?i:[rbuf]|rb|br|fr|rf)?
        (?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
  | (?P<comment>\#)
  | (?P<number>\d[\w.]*)
  | (?P<name>[^\W\d]\w*)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<operator>->|:=|\*\*=?|//=?|<<=?|>>=?|[-+*/%@&|^=!<>]=|\.\.\.|[-+*/%@&|^~<>=.,:;])
    """,
    re.VERBOSE,
)
# At the outermost level of brackets these always begin a statement.
_BEGINNERS = frozenset(
    """def class while try finally with import return raise pass break continue global nonlocal del assert for elif
    except""".split()
)
_WORDS_WITHIN = frozenset("and or not in is as lambda else if await yield from async import for".split())
_VALUES = frozenset(("True", "False", "None"))
_START_AFTER_COMMENT = re.compile(
    r"""(?:import|from|def|class|return|while|with|raise|try|finally|except|pass|break|continue|for|if|elif|else)\b
      | async\s+(?:def|with|for)\b | await\s+[A-Za-z_]
      | [A-Za-z_][\w.]*(?:\s*,\s*[A-Za-z_][\w.]*)*\s*(?:[-+*/]?=(?!=)|\() | @[A-Za-z_] | \#""",
    re.VERBOSE,
)

# === drawn === by a program, not written in one.
_RULE = re.compile(r"={3,}|-{3,}|~{3,}|\*{3,}")


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class Piece(NamedTuple):
    """A logical line: a statement, the head of a compound one, or a comment."""

    text: str
    is_comment: bool = False


class Unreadable(Exception):
    """What follows from here is no Python."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def split_statements(text: str) -> list[Piece]:
    """The logical lines, in order; what follows the last of them and is no Python, such as output, is left out."""
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        at = _skip_space(text, at)
        if at == len(text):
            break
        try:
            if text[at] == "#":
                end = _comment_end(text, at)
                pieces.append(Piece(text[at:end].strip(), True))
            else:
                end, piece = _statement(text, at)
                pieces.append(piece)
        except Unreadable:
            break
        at = end
    return pieces


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _next_token(text: str, at: int) -> Token | None:
    at = _skip_space(text, at)
    if at == len(text):
        return None
    match = _TOKEN.match(text, at)
    if match is None or match.lastgroup is None:
        raise Unreadable(at)
    return Token(match.lastgroup, match.group(), at, match.end())


def _statement(text: str, at: int) -> tuple[int, Piece]:
    """One logical line from here: where it ends, and itself."""
    parts: list[tuple[int, int]] = []
    depth, last, first, colons_owed = 0, None, None, 0
    start = at
    while (token := _next_token(text, at)) is not None:
        if token.kind == "comment":
            if depth == 0:
                break
            # Within brackets a comment only ends where the expression goes on; it is left out.
            parts.append((start, token.start))
            start = at = _comment_end(text, token.start, within=True)
            continue
        if depth == 0 and last is not None and (_RULE.match(text, token.start) or _parts(last, token, text, first)):
            break
        first = first or token
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.text == "lambda" and depth == 0:
            colons_owed += 1
        at, last = token.end, token
        if depth < 0:
            raise Unreadable(token.start)
        if token.text == ":" and depth == 0:
            if colons_owed:
                colons_owed -= 1
            elif _opens_block(first.text, text[first.start : first.end + 12]):
                break
    parts.append((start, at))
    line = " ".join(text[a:b].strip() for a, b in parts).strip().rstrip(";")
    if not _reads_as_statement(line):
        raise Unreadable(at)
    return at, Piece(line)


def _opens_block(first: str, beginning: str) -> bool:
    heads = ("def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "async")
    return first in heads or beginning.startswith(("match ", "case "))


def _parts(last: Token, token: Token, text: str, first: Token | None) -> bool:
    """Whether a new statement begins at the token, which follows `last` outside of brackets."""
    ends = last.kind in ("string", "number", "close") or (
        last.kind == "name"
        and (not keyword.iskeyword(last.text) or last.text in _VALUES | {"pass", "break", "continue", "return"})
    )
    if not ends:
        return last.text == ";"
    if last.text == "return" and token.text not in _BEGINNERS:
        return False
    if token.kind == "operator":
        # A decorator stands behind a space and before none.
        return token.text == "@" and text[token.start - 1].isspace() and not text[token.end].isspace()
    if token.kind == "open":
        return False
    if token.kind == "string":
        return last.kind != "string"
    if token.kind == "name" and token.text in _WORDS_WITHIN:
        return _begins_statement(token, text, first)
    return token.kind in ("name", "number")


def _begins_statement(token: Token, text: str, first: Token | None) -> bool:
    """Of words that stand within expressions as well."""
    word, begun = token.text, first.text if first else ""
    if word in ("and", "or", "in", "is", "as", "not", "lambda"):
        return False
    if word == "import":
        return begun != "from"
    if word == "from":
        return begun not in ("raise", "yield", "return")
    if word == "if":
        return not _is_conditional_expression(text, token.end)
    if word == "else":
        following = _next_token(text, token.end)
        return following is not None and following.text == ":"
    return True  # await, yield, async, for


def _is_conditional_expression(text: str, at: int) -> bool:
    depth = 0
    try:
        while (token := _next_token(text, at)) is not None:
            depth += (token.kind == "open") - (token.kind == "close")
            if depth == 0 and token.text in (":", "else"):
                return token.text == "else"
            at = token.end
    except Unreadable:
        pass
    return False


def _reads_as_statement(line: str) -> bool:
    """Whether it is one logical line of Python, and says something: a lone name or number is prose or output."""
    word = line.split("(")[0].split(":")[0].split()[0] if line else ""
    body = f"{line} pass" if line.endswith(":") else line
    for before, after in (
        ("", ""),
        ("if x: pass\n", ""),
        ("try: pass\n", ""),
        ("", "\ndef f(): pass"),
        ("", "\nexcept: pass"),
    ):
        if (before == "if x: pass\n") != (word in ("elif", "else")) or (before == "try: pass\n") != (
            word in ("except", "finally")
        ):
            continue
        try:
            tree = ast.parse(before + body + after)
        except SyntaxError:
            continue
        statement = tree.body[0]
        return not (
            isinstance(statement, ast.Expr)
            and isinstance(statement.value, (ast.Name, ast.Compare, ast.BinOp, ast.Tuple))
        )
    return False


def _comment_end(text: str, at: int, *, within: bool = False) -> int:
    """
    Where the comment that begins here ends: before the first words that go on like statements.
    Code that is commented out is all comment.
    """
    begin = _skip_space(text, at + 1)
    if _START_AFTER_COMMENT.match(text, begin) and text[begin : begin + 1] != "#":
        try:
            begin = _statement(text, begin)[0] - 1
        except Unreadable:
            pass
    for space in re.finditer(r"\s+", text[begin:]):
        end = begin + space.end()
        if end >= len(text):
            break
        if within and _goes_on_within(text, end):
            return end
        if not within and _START_AFTER_COMMENT.match(text, end) and (text[end] == "#" or _goes_on(text, end)):
            return end
    if within:
        raise Unreadable(at)
    return len(text)


def _goes_on(text: str, at: int) -> bool:
    try:
        _, piece = _statement(text, at)
    except Unreadable:
        return False
    return piece.text != ""


def _goes_on_within(text: str, at: int) -> bool:
    return re.match(r"""[)\]}]|[\w.]+\(|['"]|f['"]|\w+\s*=|await\s|\#|\w+\s*[,)\]}]""", text[at:]) is not None
