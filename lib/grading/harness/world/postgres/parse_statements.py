"""All other statements: tables and what belongs to them, transactions, settings."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from .errors import SqlError, not_simulated
from .parse_queries import Queries
from .syntax import ColumnDef, Constraint, Delete, Do, Insert, Query, Update

#: Statements that a real server has and this one refuses, by first word.
_REFUSED: Final = frozenset(
    [
        "alter", "call", "cluster", "comment", "copy", "create", "declare", "do", "drop", "execute", "fetch", "grant",
        "import", "listen", "load", "merge", "move", "notify", "prepare", "reassign", "refresh", "reindex", "revoke",
        "security", "explain", "lock", "deallocate",
    ]
)  # fmt: skip
_ROW_STATEMENTS: Final = ("select", "with", "values", "insert", "update", "delete", "table")


class Statements(Queries):
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
            words = [part.text.upper() for part in self.tokens[self.tokens.index(token) :][:2] if part.kind == "name"]
            not_simulated(" ".join(words))
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

    # -- tables ----------------------------------------------------------------------------------------------------
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
            return Do("create view", "CREATE VIEW", {"name": name, "query": query, "columns": columns, "replace": replace})
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


__all__ = ["Delete", "Insert", "Query", "Update", "parse", "parse_one"]
