"""CREATE, ALTER, DROP and TRUNCATE."""
from __future__ import annotations

from typing import Any

from .errors import not_simulated
from .parse_queries import Queries
from .statement_syntax import ColumnDef, Constraint, Do


class Definitions(Queries):
    def _do_create(self) -> Do | None:
        self.take()
        replace = self.word("or", "replace")
        self.one_of("temp", "temporary", "unlogged")
        if self.word("table"):
            return self._create_table()
        if self.word("unique", "index"):
            return self._create_index(True)
        if self.word("index"):
            return self._create_index(False)
        if self.word("view"):
            name = self.relation()
            columns = self.names_in_brackets() if self.is_op("(") else ()
            self.expect_word("as")
            query = self.query()
            return Do(
                "create view", "CREATE VIEW", {"name": name, "query": query, "columns": columns, "replace": replace}
            )
        if self.word("sequence"):
            missing_only = self.word("if", "not", "exists")
            name, start, step = self.relation(), 1, 1
            while self.token.kind == "name":
                if self.word("start"):
                    self.word("with")
                    start = self._integer()
                elif self.word("increment"):
                    self.word("by")
                    step = self._integer()
                else:
                    not_simulated(f"CREATE SEQUENCE … {self.token.text.upper()}")
            details = {"name": name, "start": start, "step": step, "missing_only": missing_only}
            return Do("create sequence", "CREATE SEQUENCE", details)
        return None

    def _create_table(self) -> Do:
        missing_only = self.word("if", "not", "exists")
        name = self.relation()
        if self.word("as"):
            return Do("create table as", "SELECT", {"name": name, "query": self.query(), "missing_only": missing_only})
        self.expect("(")
        columns: list[ColumnDef] = []
        constraints: list[Constraint] = []
        while not self.is_op(")"):
            if self._table_constraint_starts():
                constraints.append(self._table_constraint())
            else:
                columns.append(self._column_def())
            if not self.op(","):
                break
            if self.is_op(")"):
                raise self.fail()
        self.expect(")")
        details = {"name": name, "columns": columns, "constraints": constraints, "missing_only": missing_only}
        return Do("create table", "CREATE TABLE", details)

    def _table_constraint_starts(self) -> bool:
        return any(self.is_word(word) for word in ("constraint", "primary", "unique", "check", "foreign", "exclude"))

    def _column_def(self) -> ColumnDef:
        column = ColumnDef(self.name(), self.type_name())
        while (constraint := self._column_constraint(column.name)) is not None:
            column.constraints.append(constraint)
        return column

    def _column_constraint(self, column: str) -> Constraint | None:
        name = self.name() if self.word("constraint") else None
        if self.word("not", "null"):
            return Constraint("not null", name)
        if self.word("null"):
            return Constraint("null", name)
        if self.word("default"):
            start = self.token.at
            value = self._other()
            return Constraint("default", name, expr=value, text=self.sql[start : self.token.at].strip())
        if self.word("collate"):
            self.name()
            return Constraint("null", name)
        if self.word("generated"):
            always = self.one_of("always", "by") == "always"
            if not always:
                self.expect_word("default")
            self.expect_word("as")
            if self.word("identity"):
                if self.is_op("("):
                    not_simulated("options of an identity column")
                return Constraint("identity", name, text="always" if always else "default")
            self.expect("(")
            value = self.expr()
            self.expect(")")
            self.expect_word("stored")
            return Constraint("generated", name, expr=value)
        if self.is_word("primary") or self.is_word("unique") or self.is_word("check") or self.is_word("references"):
            return self._constraint(name, (column,))
        return None

    def _table_constraint(self) -> Constraint:
        name = self.name() if self.word("constraint") else None
        if self.is_word("exclude"):
            not_simulated("EXCLUDE")
        return self._constraint(name, None)

    def _constraint(self, name: str | None, columns: tuple[str, ...] | None) -> Constraint:
        """Of a column if `columns` is given, else of the table."""
        if self.word("primary", "key"):
            return self._settled(Constraint("primary", name, columns or self.names_in_brackets()))
        if self.word("unique"):
            return self._settled(Constraint("unique", name, columns or self.names_in_brackets()))
        if self.word("check"):
            self.expect("(")
            found = Constraint("check", name, columns or (), self.expr())
            self.expect(")")
            return found
        if columns is None:
            self.expect_word("foreign", "key")
        found = Constraint("foreign", name, columns or self.names_in_brackets())
        self.expect_word("references")
        found.table = self.relation()
        found.ref_columns = self.names_in_brackets() if self.is_op("(") else ()
        while self.word("on"):
            which = self.one_of("delete", "update")
            action = self.one_of("cascade", "restrict") or f"{self.take().value} {self.take().value}"
            if action not in ("cascade", "restrict", "no action", "set null", "set default"):
                raise self.fail()
            if which == "delete":
                found.on_delete = action
            else:
                found.on_update = action
        return self._settled(found)

    def _settled(self, constraint: Constraint) -> Constraint:
        self.word("not", "deferrable")
        self.word("initially", "immediate")
        if self.is_word("deferrable") or self.is_word("initially"):
            not_simulated("a deferrable constraint")
        return constraint

    def _create_index(self, unique: bool) -> Do:
        self.word("concurrently")
        missing_only = self.word("if", "not", "exists")
        name = None if self.is_word("on") else self.name()
        self.expect_word("on")
        table = self.relation()
        if self.word("using"):
            self.name()
        self.expect("(")
        keys = [self._order().value]
        while self.op(","):
            keys.append(self._order().value)
        self.expect(")")
        where = self.expr() if self.word("where") else None
        details = {
            "name": name, "table": table, "keys": keys, "unique": unique, "where": where, "missing_only": missing_only,
        }  # fmt: skip
        return Do("create index", "CREATE INDEX", details)

    def _do_drop(self) -> Do | None:
        self.take()
        kind = self.one_of("table", "index", "view", "sequence")
        if kind is None:
            return None
        there_only = self.word("if", "exists")
        names = [self.relation()]
        while self.op(","):
            names.append(self.relation())
        cascade = self.one_of("cascade", "restrict") == "cascade"
        details = {"kind": kind, "names": names, "there_only": there_only, "cascade": cascade}
        return Do("drop", f"DROP {kind.upper()}", details)

    def _do_truncate(self) -> Do:
        self.take()
        self.word("table")
        names = [self.relation()]
        while self.op(","):
            names.append(self.relation())
        restart = self.one_of("restart", "continue") == "restart"
        self.word("identity")
        cascade = self.one_of("cascade", "restrict") == "cascade"
        return Do("truncate", "TRUNCATE TABLE", {"names": names, "restart": restart, "cascade": cascade})

    def _do_alter(self) -> Do | None:
        self.take()
        if not self.word("table"):
            return None
        there_only = self.word("if", "exists")
        self.word("only")
        table, actions = self.relation(), [self._alteration()]
        while self.op(","):
            actions.append(self._alteration())
        return Do("alter table", "ALTER TABLE", {"table": table, "actions": actions, "there_only": there_only})

    def _alteration(self) -> tuple[str, Any]:
        if self.word("add"):
            if self._table_constraint_starts():
                return "add constraint", self._table_constraint()
            self.word("column")
            missing_only = self.word("if", "not", "exists")
            return "add column", (self._column_def(), missing_only)
        if self.word("drop"):
            what = "constraint" if self.word("constraint") else "column"
            self.word("column")
            there_only = self.word("if", "exists")
            found = (self.name(), there_only)
            self.one_of("cascade", "restrict")
            return f"drop {what}", found
        if self.word("rename"):
            if self.word("to"):
                return "rename table", self.name()
            self.word("column")
            old = self.name()
            self.expect_word("to")
            return "rename column", (old, self.name())
        if self.word("alter"):
            self.word("column")
            column = self.name()
            if self.word("set", "not", "null"):
                return "set not null", (column, True)
            if self.word("drop", "not", "null"):
                return "set not null", (column, False)
            if self.word("drop", "default"):
                return "set default", (column, None)
            if self.word("set", "default"):
                return "set default", (column, self.expr())
        return not_simulated(f"ALTER TABLE … {self.token.text.upper()}")
