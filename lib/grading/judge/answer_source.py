"""What an answer's source uses: names of Python's library whatever they were imported as, and words of the language."""

from __future__ import annotations

import keyword
import tokenize
from typing import Final

from .failure import BrokenTests
from .tokens import END, Token, read_tokens

#: Beside Python's own keywords.
_WORDS: Final = frozenset(
    "async with,async for,async def,yield from,not in,is not,match statement,"
    "list comprehension,set comprehension,dict comprehension,generator expression".split(",")
)
_COMPREHENSIONS: Final = {"[": "list comprehension", "(": "generator expression", "{": "set comprehension"}
_CLOSING: Final = {")", "]", "}"}
#: Hostile source must not be put together again and again: no honest name has more parts, no program more such imports.
_MOST_PARTS: Final = 8
_LONGEST_MODULE: Final = 200
_MOST_STARS: Final = 8


def require_known(word: str) -> None:
    """Refuses what could never be found: a slip of the author."""
    if not (word in _WORDS or all(part.isidentifier() for part in word.split("."))):
        raise BrokenTests(
            f"{word!r} is neither a name, as in asyncio.gather, nor a word of Python; "
            f"words beside its keywords are: {', '.join(sorted(_WORDS))}"
        )


class AnswerSource:
    """Read when somebody first asks. Each word and name is known by the first line that has it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[str, int] | None = None

    def line_of(self, word: str) -> int | None:
        """Where it is used first; None where it is not. Importing or defining a name is no use of it."""
        if self._lines is None:
            self._lines = _Reader(read_tokens(self._text.removeprefix("\ufeff"))).lines
        return self._lines.get(word)


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.lines: dict[str, int] = {}
        self._tokens = tokens
        self._imported: dict[str, str] = {}
        self._imports_all_of: list[str] = []
        #: the brackets that are open, "dict" for one in which there was a colon
        self._open: list[str] = []
        imports = self._imports()
        for index, token in enumerate(tokens):
            if token.type == tokenize.OP:
                self._bracket(token.text)
            elif token.type == tokenize.NAME and index not in imports:
                if keyword.iskeyword(token.text):
                    self._keyword(index, token)
                else:
                    self._name(index, token)

    def _at(self, index: int) -> Token:
        return self._tokens[index] if 0 <= index < len(self._tokens) else END

    def _add(self, word: str, line: int) -> None:
        self.lines.setdefault(word, line)

    def _begins_statement(self, index: int) -> bool:
        before = self._at(index - 1)
        return index == 0 or before.type == tokenize.NEWLINE or before.text in (";", ":")

    # -- imports ---------------------------------------------------------------------------------------------------
    def _imports(self) -> set[int]:
        """Notes what each imported name stands for, and returns the indexes of all tokens of imports."""
        inside: set[int] = set()
        for start, token in enumerate(self._tokens):
            if token.text in ("import", "from") and token.type == tokenize.NAME and self._begins_statement(start):
                end = start
                while self._at(end).type not in (tokenize.NEWLINE, tokenize.ENDMARKER) and self._at(end).text != ";":
                    end += 1
                inside.update(range(start, end))
                self._import([one.text for one in self._tokens[start:end] if one.text not in ("(", ")")])
                self._add("import", token.line)
        return inside

    def _import(self, words: list[str]) -> None:
        module = ""
        if words[0] == "from" and "import" in words:
            module = "".join(words[1 : words.index("import")])
        for part in " ".join(words[words.index("import") + 1 :] if "import" in words else []).split(","):
            name, _, alias = (one.replace(" ", "") for one in part.partition(" as "))
            if len(module) + len(name) > _LONGEST_MODULE:
                continue
            if module and name == "*":
                self._imports_all_of = [*self._imports_all_of, module][:_MOST_STARS]
            elif module:
                self._imported[alias or name] = f"{module}.{name}"
            elif alias:
                self._imported[alias] = name

    # -- names -----------------------------------------------------------------------------------------------------
    def _name(self, index: int, token: Token) -> None:
        before, after = self._at(index - 1), self._at(index + 1)
        if before.text in ("def", "class") or (self._open and after.text == "=" and before.text in ("(", ",")):
            return  # a definition, or the name of an argument
        self._add(token.text, token.line)
        if before.text == ".":
            return
        if token.text == "match" and before.type in (tokenize.NEWLINE, END.type) and self._is_header(index):
            self._add("match statement", token.line)
        parts = [token.text]
        while (
            self._at(index + 1).text == "."
            and self._at(index + 2).type == tokenize.NAME
            and len(parts) < _MOST_PARTS
        ):
            index += 2
            parts.append(self._at(index).text)
        for first in self._meanings(parts[0]):
            dotted = ".".join([first, *parts[1:]]).split(".")
            for count, part in enumerate(dotted, start=1):
                self._add(part, token.line)
                self._add(".".join(dotted[:count]), token.line)

    def _meanings(self, name: str) -> list[str]:
        if name in self._imported:
            return [self._imported[name]]
        return [name, *(f"{module}.{name}" for module in self._imports_all_of)]

    def _is_header(self, index: int) -> bool:
        """Whether the line ends in a colon."""
        while self._at(index).type not in (tokenize.NEWLINE, tokenize.ENDMARKER):
            index += 1
        return self._at(index - 1).text == ":"

    # -- words -----------------------------------------------------------------------------------------------------
    def _keyword(self, index: int, token: Token) -> None:
        before, after = self._at(index - 1).text, self._at(index + 1).text
        pair = f"{token.text} {after}"
        if pair in _WORDS:
            self._add(pair, token.line)
        if token.text == "for" and self._open:
            self._comprehension(token.line)
        elif f"{before} {token.text}" not in _WORDS or before == "not":  # `async with` is another word than `with`
            self._add(token.text, token.line)

    def _bracket(self, text: str) -> None:
        if text in _COMPREHENSIONS:
            self._open.append(text)
        elif text in _CLOSING and self._open:
            self._open.pop()
        elif text == ":" and self._open and self._open[-1] == "{":
            self._open[-1] = "dict"

    def _comprehension(self, line: int) -> None:
        self._add(_COMPREHENSIONS.get(self._open[-1], "dict comprehension"), line)
