"""A statement, analysed: its parameters' types, its result's columns, and how to execute it."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .alterations import AlterationAnalysis
from .errors import SqlError
from .run import Run
from .scope import Output, Scope
from .statement_syntax import Delete, Do, Insert, Update
from .syntax import Query
from .types import TEXT, UNKNOWN, Type

if TYPE_CHECKING:
    from .session import Session


class Result:
    """What a statement gave: the command's tag, and rows if it has any."""

    __slots__ = ("columns", "rows", "tag")

    def __init__(self, tag: str, columns: list[Output], rows: list[tuple[Any, ...]]) -> None:
        self.tag, self.columns, self.rows = tag, columns, rows


class Prepared:
    """`execute` runs it once, from start to end, or raises MustWait."""

    __slots__ = ("columns", "execute", "params", "statement", "text")

    def __init__(
        self, statement: Any, text: str, params: list[Type], columns: list[Output],
        execute: Callable[[Session, Run], Result],
    ) -> None:  # fmt: skip
        self.statement, self.text, self.params, self.columns, self.execute = statement, text, params, columns, execute


class Analysis(AlterationAnalysis):
    def prepare(self, statement: Any, text: str) -> Prepared:
        if isinstance(statement, Query):
            plan = self.query(statement, Scope())
            columns = plan.columns

            def select(session: Session, run: Run) -> Result:
                rows = plan.rows(run, None)
                return Result(f"SELECT {len(rows)}", columns, rows)

            return Prepared(statement, text, self._parameters(), columns, select)
        if isinstance(statement, (Insert, Update, Delete)):
            change = self.change(statement)
            columns = change.columns

            def execute(session: Session, run: Run) -> Result:
                count, rows = change.execute(run)
                return Result(
                    f"INSERT 0 {count}" if change.verb == "INSERT" else f"{change.verb} {count}", columns, rows
                )

            return Prepared(statement, text, self._parameters(), columns, execute)
        return self._other(statement, text)

    def _parameters(self) -> list[Type]:
        last = max(self.params, default=0)
        for number in range(1, last + 1):
            if self.params.get(number, UNKNOWN) is UNKNOWN:
                raise SqlError("42P18", f"could not determine data type of parameter ${number}")
        return [self.params[number] for number in range(1, last + 1)]

    def _other(self, statement: Do, text: str) -> Prepared:
        columns: list[Output] = []
        if statement.what == "show":
            columns = [Output(statement.details["name"], TEXT)]
        handle = _HANDLERS.get(statement.what)

        def execute(session: Session, run: Run) -> Result:
            if handle is None:
                return Result(Analysis(session).define(statement, run), columns, [])
            tag, rows = handle(session, run, statement.details)
            return Result(tag or statement.tag, columns, rows)

        return Prepared(statement, text, [], columns, execute)


def _set_transaction(session: Session, run: Run, isolation: str | None = None, read_only: bool = False) -> None:
    if session.transaction is None:
        return
    if isolation is not None and run.transaction.command > 1:
        raise SqlError("25001", "SET TRANSACTION ISOLATION LEVEL must be called before any query")
    session.transaction.isolation = isolation or session.transaction.isolation
    session.transaction.read_only = read_only


Handler = Callable[["Session", Run, "dict[str, Any]"], "tuple[str | None, list[Any]]"]


def _plain(do: Callable[[Session, Run, dict[str, Any]], Any]) -> Handler:
    def handle(session: Session, run: Run, details: dict[str, Any]) -> tuple[str | None, list[Any]]:
        do(session, run, details)
        return None, []

    return handle


_HANDLERS: dict[str, Handler] = {
    "begin": _plain(lambda session, run, details: session.begin(**details)),
    "commit": lambda session, run, details: (session.end(commit=True), []),
    "rollback": lambda session, run, details: (session.end(commit=False), []),
    "savepoint": _plain(lambda session, run, details: session.savepoint(details["name"])),
    "release": _plain(lambda session, run, details: session.release(details["name"])),
    "rollback to": _plain(lambda session, run, details: session.rollback_to(details["name"])),
    "set": _plain(lambda session, run, details: session.set(**details, transaction=run.transaction)),
    "set transaction": _plain(lambda session, run, details: _set_transaction(session, run, **details)),
    "reset": _plain(lambda session, run, details: session.reset(details["name"])),
    "show": lambda session, run, details: (None, [(session.show(details["name"]),)]),
    "nothing": lambda session, run, details: (None, []),
}
