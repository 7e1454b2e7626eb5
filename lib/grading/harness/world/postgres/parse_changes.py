"""INSERT, UPDATE and DELETE."""
from __future__ import annotations

from typing import Any

from .parse_expressions import Expressions
from .statement_syntax import Conflict, Delete, Insert, Update
from .syntax import (
    Expr,
    Item,
    TableRef,
    With,
)


class Changes(Expressions):
    def items(self) -> tuple[Item, ...]:
        raise NotImplementedError

    def sources(self) -> Any:
        raise NotImplementedError

    def _returning(self) -> tuple[Item, ...]:
        return self.items() if self.word("returning") else ()

    def _insert(self, ctes: tuple[With, ...]) -> Insert:
        self.expect_word("into")
        name = self.relation()
        table = TableRef(name, self.label() if self.word("as") else None)
        columns: tuple[str, ...] = ()
        if self.is_op("(") and not self._is_query():
            columns = self.names_in_brackets()
        overriding = False
        if self.word("overriding"):
            overriding = self.one_of("system", "user") == "system"
            self.expect_word("value")
        source = None if self.word("default", "values") else self.query()
        conflict = self._conflict() if self.word("on", "conflict") else None
        return Insert(table, columns, source, conflict, self._returning(), ctes, overriding)

    def _conflict(self) -> Conflict:
        columns: tuple[Expr, ...] = ()
        constraint = where = condition = None
        if self.is_op("("):
            columns = self._row()
            where = self.expr() if self.word("where") else None
        elif self.word("on", "constraint"):
            constraint = self.name()
        self.expect_word("do")
        if self.word("nothing"):
            return Conflict(columns, constraint, where, None)
        self.expect_word("update", "set")
        assignments = self._assignments()
        condition = self.expr() if self.word("where") else None
        return Conflict(columns, constraint, where, assignments, condition)

    def _update(self, ctes: tuple[With, ...]) -> Update:
        self.word("only")
        name = self.relation()
        table = TableRef(name, None if self.is_word("set") else self.alias())
        self.expect_word("set")
        assignments = self._assignments()
        source = self.sources() if self.word("from") else None
        where = self.expr() if self.word("where") else None
        return Update(table, assignments, source, where, self._returning(), ctes)

    def _assignments(self) -> tuple[tuple[Any, Expr], ...]:
        found = [self._assignment()]
        while self.op(","):
            found.append(self._assignment())
        return tuple(found)

    def _assignment(self) -> tuple[Any, Expr]:
        target: Any = self.names_in_brackets() if self.is_op("(") else self.name()
        self.expect("=")
        return target, self.expr()

    def _delete(self, ctes: tuple[With, ...]) -> Delete:
        self.expect_word("from")
        self.word("only")
        table = TableRef(self.relation(), None if self.is_word("using") else self.alias())
        source = self.sources() if self.word("using") else None
        where = self.expr() if self.word("where") else None
        return Delete(table, source, where, self._returning(), ctes)
