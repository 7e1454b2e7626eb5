"""Whole texts: statements one after the other; transactions and settings."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from .errors import SqlError, not_simulated
from .parse_definitions import Definitions
from .statement_syntax import Do

#: Statements that a real server has and this one refuses, by first word.
_REFUSED: Final = frozenset(
    """call cluster comment copy declare do execute fetch grant import listen load merge move notify prepare reassign
    refresh reindex revoke security explain lock deallocate""".split()
)
#: What CREATE, ALTER and DROP are refused for; any other word is a mistake.
_REFUSED_OBJECTS: Final = frozenset(
    """access aggregate cast collation conversion database default domain event extension foreign function group index
    language large materialized operator owned policy procedure publication role routine rule schema sequence server
    statistics subscription system tablespace text transform trigger type user view""".split()
)
_ROW_STATEMENTS: Final = ("select", "with", "values", "insert", "update", "delete", "table")


class Statements(Definitions):
    def statements(self) -> list[tuple[Any, str]]:
        """Each statement with its own text."""
        found = []
        while True:
            while self.op(";"):
                pass
            if self.token.kind == "end":
                return found
            start = self.token.at
            statement = self.statement()
            found.append((statement, self.sql[start : self.token.at].strip()))
            if self.token.kind != "end" and not self.is_op(";"):
                raise self.fail()

    def statement(self) -> Any:
        token = self.token
        if self.is_op("(") or (token.kind == "name" and token.value in _ROW_STATEMENTS):
            return self.row_statement()
        known = getattr(self, f"_do_{token.value}", None) if token.kind == "name" else None
        if known is not None:
            found = known()
            if found is not None:
                return found
        if token.kind == "name" and token.value in _REFUSED:
            not_simulated(token.text.upper())
        if token.value in ("create", "alter", "drop") and self.token.value in _REFUSED_OBJECTS:
            not_simulated(f"{token.text.upper()} {self.token.text.upper()}")
        raise self.fail()

    # -- transactions ----------------------------------------------------------------------------------------------
    def _do_begin(self) -> Do:
        word = self.take().value
        if word == "start":
            self.expect_word("transaction")
        else:
            self.one_of("transaction", "work")
        return Do("begin", "BEGIN" if word == "begin" else "START TRANSACTION", self._modes())

    _do_start = _do_begin

    def _modes(self) -> dict[str, Any]:
        modes: dict[str, Any] = {}
        while True:
            if self.word("isolation", "level"):
                level = self.take().value
                if level in ("read", "repeatable"):
                    level += f" {self.take().value}"
                modes["isolation"] = level
            elif self.word("read", "only"):
                modes["read_only"] = True
            elif self.word("read", "write"):
                modes["read_only"] = False
            elif self.word("not", "deferrable") or self.word("deferrable") or self.op(","):
                pass
            else:
                return modes

    def _do_commit(self) -> Do:
        self.take()
        self.one_of("transaction", "work")
        return Do("commit", "COMMIT")

    _do_end = _do_commit

    def _do_rollback(self) -> Do:
        self.take()
        self.one_of("transaction", "work")
        if self.word("to"):
            self.word("savepoint")
            return Do("rollback to", "ROLLBACK", {"name": self.name()})
        return Do("rollback", "ROLLBACK")

    _do_abort = _do_rollback

    def _do_savepoint(self) -> Do:
        self.take()
        return Do("savepoint", "SAVEPOINT", {"name": self.name()})

    def _do_release(self) -> Do:
        self.take()
        self.word("savepoint")
        return Do("release", "RELEASE", {"name": self.name()})

    # -- settings --------------------------------------------------------------------------------------------------
    def _do_set(self) -> Do:
        self.take()
        local = self.one_of("session", "local") == "local"
        if self.word("transaction") or self.word("characteristics", "as", "transaction"):
            return Do("set transaction", "SET", self._modes())
        if self.word("time", "zone"):
            name = "timezone"
        else:
            name = self.name(frozenset())
            while self.op("."):
                name += f".{self.name(frozenset())}"
            if not self.op("=") and not self.word("to"):
                raise self.fail()
        values = []
        while self.token.kind != "end" and not self.is_op(";"):
            token = self.take()
            values.append(token.value)
        return Do("set", "SET", {"name": name, "value": "".join(values), "local": local})

    def _do_reset(self) -> Do:
        self.take()
        return Do("reset", "RESET", {"name": self.name(frozenset())})

    def _do_show(self) -> Do:
        self.take()
        if self.word("transaction", "isolation", "level"):
            return Do("show", "SHOW", {"name": "transaction_isolation"})
        return Do("show", "SHOW", {"name": self.name(frozenset())})

    def _do_analyze(self) -> Do:
        """Housekeeping that changes nothing here: ANALYZE, VACUUM, DISCARD, UNLISTEN, CLOSE."""
        word = self.take().value
        while self.token.kind != "end" and not self.is_op(";"):
            self.take()
        return Do("nothing", word.upper())

    _do_vacuum = _do_discard = _do_unlisten = _do_close = _do_checkpoint = _do_analyze


@lru_cache(maxsize=512)
def parse(sql: str) -> tuple[tuple[Any, str], ...]:
    """The statements of a text, each with its own part of it."""
    return tuple(Statements(sql).statements())


def parse_one(sql: str) -> tuple[Any, str]:
    """The statement of a text that is to be prepared."""
    statements = parse(sql)
    if len(statements) > 1:
        raise SqlError("42601", "cannot insert multiple commands into a prepared statement")
    return statements[0] if statements else (Do("nothing", ""), "")
