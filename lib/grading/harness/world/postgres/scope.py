"""What names mean while a statement is analysed, and what they are worth while it runs.

A query's FROM is one flat row: the columns of its first source, then those of the next. A base table puts one hidden
value behind its columns, the Version that they came from. Subqueries have a scope and a row of their own, and reach
their surroundings through `outer`.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import SqlError, undefined_column
from .syntax import Expr, Name
from .tables import Table
from .types import UNKNOWN, Type

if TYPE_CHECKING:
    from .run import Run


class Level:
    """One row of one query while it runs. `groups`, `windows` and `sets` hold what was computed ahead of the items."""

    __slots__ = ("groups", "outer", "row", "run", "sets", "windows")

    def __init__(self, run: Run, row: Any = (), outer: Level | None = None) -> None:
        self.run, self.row, self.outer = run, row, outer
        self.groups: Any = ()
        self.windows: Any = ()
        self.sets: Any = ()


Evaluate = Callable[[Level], Any]


class Typed:
    """An analysed expression. A literal or parameter whose type is not settled yet is of type unknown."""

    __slots__ = ("evaluate", "literal", "modifier", "param", "type")

    def __init__(
        self, kind: Type, evaluate: Evaluate, *, literal: str | None = None, param: int = 0,
        modifier: tuple[int, ...] = (),
    ) -> None:  # fmt: skip
        self.type, self.evaluate, self.modifier = kind, evaluate, modifier
        self.literal, self.param = literal, param


def constant(kind: Type, value: Any) -> Typed:
    return Typed(kind, lambda _: value)


def null() -> Typed:
    return constant(UNKNOWN, None)


@dataclass(slots=True)
class Output:
    """A column of a result or of a source."""

    name: str
    type: Type
    modifier: tuple[int, ...] = ()
    hidden: bool = False  # the other half of JOIN … USING: only there with its table's name


class Source:
    """One item of FROM; its columns start at `offset` in the flat row."""

    def __init__(self, alias: str, columns: list[Output], offset: int, table: Table | None = None) -> None:
        self.alias, self.columns, self.offset, self.table = alias, columns, offset, table

    @property
    def width(self) -> int:
        return len(self.columns) + (self.table is not None)


@dataclass(slots=True)
class Grouping:
    """GROUP BY: what may stand outside of aggregates."""

    exprs: tuple[Expr, ...]
    positions: frozenset[int]
    keys: list[Evaluate]


@dataclass(slots=True)
class Aggregate:
    """One aggregate call: `make` gives a function from the list of argument tuples to the value."""

    finish: Callable[[list[tuple[Any, ...]]], Any]
    args: list[Evaluate]
    where: Evaluate | None
    order: list[tuple[Evaluate, bool, bool]]
    distinct: bool


@dataclass(slots=True)
class Scope:
    parent: Scope | None = None
    sources: list[Source] = field(default_factory=list)
    grouping: Grouping | None = None
    aggregates: list[Aggregate] = field(default_factory=list)
    windows: list[Any] = field(default_factory=list)
    sets: list[Evaluate] = field(default_factory=list)
    named_windows: dict[str, Any] = field(default_factory=dict)
    #: Where we are, for messages: an aggregate in WHERE is an error.
    clause: str = "items"
    in_aggregate: bool = False
    reaches_out: bool = False  # a name in here belongs to a query around it

    @property
    def width(self) -> int:
        return sum(source.width for source in self.sources)

    def add(self, alias: str, columns: list[Output], table: Table | None = None) -> Source:
        if any(source.alias == alias for source in self.sources if alias):
            raise SqlError("42712", f'table name "{alias}" specified more than once')
        source = Source(alias, columns, self.width, table)
        self.sources.append(source)
        return source

    def find(self, name: Name) -> tuple[int, int, Output] | None:
        """(levels up, position in the row, column)."""
        scope: Scope | None = self
        passed: list[Scope] = []
        while scope is not None:
            found = scope._find_here(name)
            if found is not None:
                for inner in passed:
                    inner.reaches_out = True
                scope.check_grouped(name, found[0])
                return len(passed), *found
            passed.append(scope)
            scope = scope.parent
        return None

    def _find_here(self, name: Name) -> tuple[int, Output] | None:
        found = None
        for source in self.sources:
            if name.table is not None and source.alias != name.table:
                continue
            for at, column in enumerate(source.columns):
                if column.name != name.column or (column.hidden and name.table is None):
                    continue
                if found is not None:
                    raise SqlError("42702", f'column reference "{name.column}" is ambiguous')
                found = source.offset + at, column
        return found

    def at(self, position: int) -> Output:
        """The column at this position of the row."""
        source = next(one for one in self.sources if one.offset <= position < one.offset + len(one.columns))
        column = source.columns[position - source.offset]
        self.check_grouped(Name(source.alias, column.name), position)
        return column

    def has_source(self, alias: str) -> bool:
        scope: Scope | None = self
        while scope is not None:
            if any(source.alias == alias for source in scope.sources):
                return True
            scope = scope.parent
        return False

    def unknown(self, name: Name) -> SqlError:
        if name.table is None or self.has_source(name.table):
            error = undefined_column(name.column if name.table is None else f"{name.table}.{name.column}")
            hint = self._perhaps(name)
            if hint is not None:
                error.fields["hint"] = hint
            return error
        for source in self.sources:
            if source.table is not None and source.table.name == name.table:
                return SqlError(
                    "42P01", f'invalid reference to FROM-clause entry for table "{name.table}"',
                    hint=f'Perhaps you meant to reference the table alias "{source.alias}".',
                )  # fmt: skip
        return SqlError("42P01", f'missing FROM-clause entry for table "{name.table}"')

    def _perhaps(self, name: Name) -> str | None:
        """Columns with a name that is nearly the same, if there are not too many."""
        nearest, found = 4, []
        for source in self.sources:
            if name.table is not None and source.alias != name.table:
                continue
            for column in source.columns:
                distance = edits(name.column, column.name)
                if distance > len(name.column) // 2 or distance > nearest or distance > 3:
                    continue
                found = found if distance == nearest else []
                nearest = distance
                found.append(f'the column "{source.alias}.{column.name}"')
        return f"Perhaps you meant to reference {' or '.join(found)}." if 0 < len(found) <= 2 else None

    def check_grouped(self, name: Name, position: int) -> None:
        """A column outside of an aggregate must be grouped by, or follow from a primary key that is."""
        grouping = self.grouping
        if grouping is None or self.in_aggregate or position in grouping.positions:
            return
        for source in self.sources:
            if not source.offset <= position < source.offset + len(source.columns):
                continue
            key = source.table.primary_key if source.table is not None else None
            if key is not None and source.table is not None:
                parts = {source.offset + source.table.position(part) for part in key.columns}
                if parts <= grouping.positions:
                    return
            raise SqlError(
                "42803", f'column "{source.alias}.{name.column}" must appear in the GROUP BY clause '
                "or be used in an aggregate function",
            )  # fmt: skip


def edits(a: str, b: str) -> int:
    """How many letters have to be put in, taken out or changed."""
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a, 1):
        diagonal, row[0] = row[0], at
        for position, other in enumerate(b, 1):
            diagonal, row[position] = (
                row[position],
                min(row[position] + 1, row[position - 1] + 1, diagonal + (letter != other)),
            )
    return row[-1]
