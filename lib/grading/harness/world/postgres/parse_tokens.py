"""The parser's floor: looking at tokens, taking them, names and types."""
from __future__ import annotations

from typing import Final

from .errors import SqlError, not_simulated, syntax_error
from .lexer import Token, tokens_of
from .syntax import TypeName
from .types import BY_NAME, NOT_SIMULATED, SERIALS

#: Words that cannot name a column or a table without quotes.
RESERVED: Final = frozenset(
    """all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
    current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc
    distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral
    leading limit localtime localtimestamp not null offset on only or order placing primary references returning
    select session_user some symmetric table then to trailing true union unique user using variadic when where window
    with""".split()
)
#: Words that may not be a column's alias without AS, nor a table's.
_NO_ALIAS: Final = RESERVED | frozenset(
    """cross full inner join left natural right outer is isnull notnull like ilike similar between overlaps
    tablesample set values within without over filter escape""".split()
)
_TYPE_WORDS: Final = {
    "double": ("precision",), "character": ("varying",), "char": ("varying",), "bit": ("varying",),
}  # fmt: skip


class Tokens:
    def __init__(self, sql: str) -> None:
        self.sql = sql
        self.tokens = tokens_of(sql)
        self.at = 0

    # -- looking and taking ----------------------------------------------------------------------------------------
    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.token
        self.at += token.kind != "end"
        return token

    def fail(self) -> SqlError:
        return syntax_error(self.token.text)

    def is_word(self, *words: str) -> bool:
        """The next tokens are these words."""
        return all(
            (token := self.peek(ahead)).kind == "name" and token.value == word for ahead, word in enumerate(words)
        )

    def word(self, *words: str) -> bool:
        """Take these words if they come next."""
        if not self.is_word(*words):
            return False
        self.at += len(words)
        return True

    def one_of(self, *words: str) -> str | None:
        """Take one word if it is among these."""
        if self.token.kind == "name" and self.token.value in words:
            return self.take().value
        return None

    def expect_word(self, *words: str) -> None:
        for word in words:
            if not self.word(word):
                raise self.fail()

    def is_op(self, *ops: str) -> bool:
        return self.token.kind == "op" and self.token.value in ops

    def op(self, *ops: str) -> str | None:
        return self.take().value if self.is_op(*ops) else None

    def expect(self, op: str) -> None:
        if not self.op(op):
            raise self.fail()

    # -- names -----------------------------------------------------------------------------------------------------
    def is_name(self, banned: frozenset[str] = RESERVED) -> bool:
        return self.token.kind == "quoted" or (self.token.kind == "name" and self.token.value not in banned)

    def name(self, banned: frozenset[str] = RESERVED) -> str:
        if not self.is_name(banned):
            raise self.fail()
        return self.take().value

    def label(self) -> str:
        """After AS any word will do."""
        return self.name(frozenset())

    def alias(self) -> str | None:
        if self.word("as"):
            return self.label()
        return self.take().value if self.is_name(_NO_ALIAS) else None

    def relation(self) -> str:
        """A table's name; the schema public is the only one."""
        name = self.name()
        if not self.op("."):
            return name
        last = self.name(frozenset())
        if name in ("pg_catalog", "information_schema"):
            not_simulated(f"{name}.{last}", "the catalogue cannot be queried")
        if name != "public":
            raise SqlError("3F000", f'schema "{name}" does not exist')
        return last

    def names_in_brackets(self) -> tuple[str, ...]:
        self.expect("(")
        names = [self.name()]
        while self.op(","):
            names.append(self.name())
        self.expect(")")
        return tuple(names)

    # -- types -----------------------------------------------------------------------------------------------------
    def is_type(self) -> bool:
        """Whether a type's name comes next, followed by a string: DATE '2026-01-01'."""
        return self.token.kind == "name" and self.token.value in BY_NAME and self.peek().kind == "string"

    def type_name(self) -> TypeName:
        name = self.label() if self.token.kind in ("name", "quoted") else None
        if name is None:
            raise self.fail()
        if self.op("."):
            name = self.label()
        for word in _TYPE_WORDS.get(name, ()):
            if self.word(word):
                name = f"{name} {word}"
        modifier = self._type_modifier()
        if name in ("time", "timestamp"):
            if self.word("with", "time", "zone"):
                name += " with time zone"
            else:
                self.word("without", "time", "zone")
        if name == "interval":
            self.one_of("day", "hour", "minute", "second")
        dimensions = 0
        while self.op("["):
            if self.token.kind == "number":
                self.take()
            self.expect("]")
            dimensions += 1
        if self.word("array"):
            dimensions = 1
        if name in NOT_SIMULATED:
            not_simulated(f"the type {name}")
        if name not in BY_NAME and name not in SERIALS:
            raise SqlError("42704", f'type "{name}" does not exist')
        if name in ("char", "character") and not modifier:
            modifier = (1,)
        return TypeName(name, modifier, min(dimensions, 1))

    def _type_modifier(self) -> tuple[int, ...]:
        if not self.op("("):
            return ()
        numbers = [self._integer()]
        while self.op(","):
            numbers.append(self._integer())
        self.expect(")")
        return tuple(numbers)

    def _integer(self) -> int:
        if self.token.kind != "number" or not self.token.value.isdigit():
            raise self.fail()
        return int(self.take().value)
