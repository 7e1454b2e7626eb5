"""SELECT, VALUES, WITH, and the statements that change rows."""
from __future__ import annotations

from typing import Any

from .errors import SqlError, not_simulated
from .parse_changes import Changes
from .syntax import (
    Call,
    Const,
    Expr,
    FunctionRef,
    Item,
    Join,
    Locking,
    Query,
    Select,
    SetOp,
    Star,
    SubqueryRef,
    TableRef,
    Values,
    Window,
    With,
)


class Queries(Changes):
    # -- queries ---------------------------------------------------------------------------------------------------
    def query(self, ctes: tuple[With, ...] | None = None) -> Query:
        if ctes is None:
            ctes = self.with_clause()
        body = self._union()
        order = self.order_by()
        limit, offset = self._limit_and_offset()
        locking = []
        while self.word("for"):
            locking.append(self._locking())
        if not locking or limit is None:
            more_limit, more_offset = self._limit_and_offset()
            limit, offset = more_limit or limit, more_offset or offset
        return Query(body, order, limit, offset, tuple(locking), ctes)

    def with_clause(self) -> tuple[With, ...]:
        if not self.word("with"):
            return ()
        recursive = self.word("recursive")
        ctes = [self._cte(recursive)]
        while self.op(","):
            ctes.append(self._cte(recursive))
        return tuple(ctes)

    def _cte(self, recursive: bool) -> With:
        name = self.name()
        columns = self.names_in_brackets() if self.is_op("(") else ()
        self.expect_word("as")
        self.word("not", "materialized")
        self.word("materialized")
        self.expect("(")
        statement = self.row_statement()
        self.expect(")")
        return With(name, columns, statement, recursive)

    def row_statement(self) -> Any:
        """SELECT, INSERT, UPDATE or DELETE, with its WITH."""
        ctes = self.with_clause()
        if self.word("insert"):
            return self._insert(ctes)
        if self.word("update"):
            return self._update(ctes)
        if self.word("delete"):
            return self._delete(ctes)
        return self.query(ctes)

    def _union(self) -> Any:
        left = self._intersect()
        while op := self.one_of("union", "except"):
            every = self._all()
            left = SetOp(op, every, left, self._intersect())
        return left

    def _intersect(self) -> Any:
        left = self._body()
        while self.word("intersect"):
            every = self._all()
            left = SetOp("intersect", every, left, self._body())
        return left

    def _all(self) -> bool:
        return self.one_of("all", "distinct") == "all"

    def _body(self) -> Any:
        if self.op("("):
            query = self.query()
            self.expect(")")
            return query
        if self.word("values"):
            rows = [self._row()]
            while self.op(","):
                rows.append(self._row())
            return Values(tuple(rows))
        if self.word("table"):
            return Select((Item(Star()),), TableRef(self.relation()))
        self.expect_word("select")
        return self._select()

    def _row(self) -> tuple[Expr, ...]:
        self.expect("(")
        row = self.exprs()
        self.expect(")")
        return row

    def _select(self) -> Select:
        distinct, distinct_on = False, ()
        if self.word("distinct"):
            distinct = True
            if self.word("on"):
                distinct_on = self._row()
        self.word("all")
        ends = ("from", "where", "group", "having", "order", "limit", "union")
        has_items = not self.is_op(")", ";") and not (self.token.kind == "name" and self.token.value in ends)
        items = self.items() if has_items and self.token.kind != "end" else ()
        source = self.sources() if self.word("from") else None
        where = self.expr() if self.word("where") else None
        group = self._group() if self.word("group", "by") else ()
        having = self.expr() if self.word("having") else None
        windows = []
        if self.word("window"):
            windows.append(self._named_window())
            while self.op(","):
                windows.append(self._named_window())
        return Select(items, source, where, group, having, distinct, distinct_on, tuple(windows))

    def _group(self) -> tuple[Expr, ...]:
        if self.token.kind == "name" and self.token.value in ("rollup", "cube", "grouping"):
            not_simulated(f"GROUP BY {self.token.text.upper()}")
        return self.exprs()

    def _named_window(self) -> Window:
        name = self.name()
        self.expect_word("as")
        window = self.window()
        return Window(name, window.partition, window.order, window.frame)

    def items(self) -> tuple[Item, ...]:
        items = [self._item()]
        while self.op(","):
            items.append(self._item())
        return tuple(items)

    def _item(self) -> Item:
        value = self.expr()
        return Item(value, None if isinstance(value, Star) else self.alias())

    def _limit_and_offset(self) -> tuple[Expr | None, Expr | None]:
        limit = offset = None
        while True:
            if self.word("limit"):
                limit = None if self.word("all") else self.expr()
                if self.is_op(","):
                    raise SqlError(
                        "42601", "LIMIT #,# syntax is not supported", hint="Use separate LIMIT and OFFSET clauses."
                    )
            elif self.word("offset"):
                offset = self.expr()
                self.one_of("row", "rows")
            elif self.word("fetch"):
                self.one_of("first", "next")
                limit = Const("number", 1) if self.token.value in ("row", "rows") else self._sign()
                self.one_of("row", "rows")
                self.expect_word("only")
            else:
                return limit, offset

    def _locking(self) -> Locking:
        if self.word("update"):
            strength = 3
        elif self.word("no", "key", "update"):
            strength = 2
        elif self.word("share"):
            strength = 1
        else:
            self.expect_word("key", "share")
            strength = 0
        tables = []
        if self.word("of"):
            tables.append(self.name())
            while self.op(","):
                tables.append(self.name())
        if self.word("nowait"):
            return Locking(strength, tuple(tables), "nowait")
        return Locking(strength, tuple(tables), "skip" if self.word("skip", "locked") else "wait")

    # -- FROM ------------------------------------------------------------------------------------------------------
    def sources(self) -> Any:
        left = self._joined()
        while self.op(","):
            left = Join("cross", left, self._joined())
        return left

    def _joined(self) -> Any:
        left = self._source()
        while True:
            natural = self.word("natural")
            if self.word("cross", "join"):
                left = Join("cross", left, self._source())
                continue
            kind = self.one_of("inner", "left", "right", "full")
            if kind in ("left", "right", "full"):
                self.word("outer")
            if not self.word("join"):
                if kind or natural:
                    raise self.fail()
                return left
            right = self._source()
            on, using = None, ()
            if not natural:
                if self.word("using"):
                    using = self.names_in_brackets()
                else:
                    self.expect_word("on")
                    on = self.expr()
            left = Join(kind or "inner", left, right, on, using, natural)

    def _source(self) -> Any:
        lateral = self.word("lateral")
        if self.op("("):
            if self._is_query() or self.is_word("select"):
                query = self.query()
                self.expect(")")
                alias, columns = self._table_alias()
                return SubqueryRef(query, alias or "", columns, lateral)
            inner = self._joined()
            self.expect(")")
            return inner
        self.word("only")
        if self.peek().kind == "op" and self.peek().value == "(" and self.token.kind == "name":
            return self._function_source()
        table = self.relation()
        alias, columns = self._table_alias()
        return TableRef(table, alias, columns)

    def _function_source(self) -> FunctionRef:
        call = self._name_or_call()
        if not isinstance(call, Call):
            raise self.fail()
        ordinality = self.word("with", "ordinality")
        alias, columns = self._table_alias()
        return FunctionRef(call, alias or call.name, columns, ordinality)

    def _table_alias(self) -> tuple[str | None, tuple[str, ...]]:
        alias = self.alias()
        return alias, self.names_in_brackets() if alias is not None and self.is_op("(") else ()
