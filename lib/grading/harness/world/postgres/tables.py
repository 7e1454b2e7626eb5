"""Tables as versions of rows, as Postgres keeps them: an UPDATE leaves the old version and adds a new one.

    INSERT ──► version(creator=T1) ── UPDATE/DELETE by T2 ──► deleter=T2 ── T2 commits ──► swept
                    │ T1 rolls back: gone                          │ T2 rolls back: deleter=None

Who sees which version is decided in transactions.py. A version also carries the row's locks.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from .errors import SqlError
from .types import Type

if TYPE_CHECKING:
    from .transactions import Transaction


class Version:
    """One state of a row. `made_in` and `gone_in` are commands of the transactions that made and ended it; `replaced`
    says that another state of the row followed."""

    __slots__ = ("creator", "deleter", "gone_in", "locks", "made_in", "number", "replaced", "values")

    def __init__(self, values: tuple[Any, ...], creator: Transaction, made_in: int) -> None:
        self.values, self.creator, self.made_in = values, creator, made_in
        self.deleter: Transaction | None = None
        self.gone_in = 0
        self.replaced = False
        self.number = 0
        self.locks: dict[Transaction, int] = {}


class Column:
    """`default` gives a value at each INSERT; `generated` one from the row's other values."""

    __slots__ = (
        "default",
        "generated",
        "generated_from",
        "identity",
        "modifier",
        "name",
        "not_null",
        "sequence",
        "type",
    )

    def __init__(self, name: str, kind: Type, modifier: tuple[int, ...] = ()) -> None:
        self.name, self.type, self.modifier = name, kind, modifier
        self.not_null = False
        self.default: Callable[[Any], Any] | None = None
        self.generated: Callable[[Any], Any] | None = None
        self.generated_from: Any = None
        self.identity: str | None = None
        self.sequence: str | None = None


class Sequence:
    """Gives numbers, and never the same twice: what a rolled back transaction drew is lost."""

    def __init__(self, name: str, start: int = 1, step: int = 1) -> None:
        self.name, self.start, self.step = name, start, step
        self.last = start - step
        self.limit = 1 << 63
        self.is_called = True

    def next(self) -> int:
        if self.is_called:
            self.last += self.step
        self.is_called = True
        if self.last >= self.limit:
            raise SqlError("2200H", f'nextval: reached maximum value of sequence "{self.name}" ({self.limit - 1})')
        return self.last

    def restart(self) -> None:
        self.last, self.is_called = self.start - self.step, True


def hashable(value: Any) -> Any:
    return tuple(map(hashable, value)) if isinstance(value, list) else value


Key = Callable[[tuple[Any, ...]], "tuple[Any, ...] | None"]


class Index:
    """Finds versions by key. Only unique ones are kept up: the others change nothing that a program can see."""

    def __init__(
        self, name: str, columns: tuple[str, ...], key: Key, is_constraint: bool, primary: bool = False
    ) -> None:
        self.name, self.columns, self.key = name, columns, key
        self.is_constraint, self.primary = is_constraint, primary
        #: The texts of the expressions that it is on, and of its WHERE, for ON CONFLICT to find it.
        self.expressions: tuple[Any, ...] = ()
        self.where: Any = None
        self.entries: dict[tuple[Any, ...], list[Version]] = {}

    def find(self, key: tuple[Any, ...]) -> list[Version]:
        return self.entries.get(key, [])


class Check:
    """`test` is made from `expr`, and made anew when columns move."""

    __slots__ = ("columns", "expr", "name", "test")

    def __init__(self, name: str, expr: Any, test: Callable[[tuple[Any, ...]], Any], columns: frozenset[str]) -> None:
        self.name, self.expr, self.test, self.columns = name, expr, test, columns


class ForeignKey:
    """Rows of `table` refer to rows of `target`; both know of it."""

    def __init__(
        self, name: str, table: Table, columns: tuple[str, ...], target: Table, target_columns: tuple[str, ...],
        on_delete: str, on_update: str,
    ) -> None:  # fmt: skip
        self.name, self.table, self.columns = name, table, columns
        self.target, self.target_columns = target, target_columns
        self.on_delete, self.on_update = on_delete, on_update

    def key_of_child(self, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        key = tuple(values[self.table.position(name)] for name in self.columns)
        return None if None in key else key

    def key_of_parent(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(values[self.target.position(name)] for name in self.target_columns)


class Table:
    def __init__(self, name: str) -> None:
        self.name = name
        self.columns: list[Column] = []
        self.positions: dict[str, int] = {}
        self.versions: dict[int, Version] = {}
        self.indexes: list[Index] = []
        self.checks: list[Check] = []
        self.foreign_keys: list[ForeignKey] = []
        self.referenced_by: list[ForeignKey] = []
        self._added = 0

    # -- columns ---------------------------------------------------------------------------------------------------
    def set_columns(self, columns: list[Column]) -> None:
        self.columns = columns
        self.positions = {column.name: at for at, column in enumerate(columns)}

    def position(self, column: str) -> int:
        return self.positions[column]

    @property
    def primary_key(self) -> Index | None:
        return next((index for index in self.indexes if index.primary), None)

    def key_on(self, *columns: str) -> Key:
        """The key of these columns of a row; None if a part is NULL, as NULLs never collide."""

        def key(values: tuple[Any, ...]) -> tuple[Any, ...] | None:
            found = tuple(hashable(values[self.positions[name]]) for name in columns)
            return None if None in found else found

        return key

    def key_columns(self) -> set[str]:
        """Columns that a foreign key may refer to: changing one of them is a change of the row's identity."""
        return {name for index in self.indexes if index.where is None for name in index.columns}

    # -- versions --------------------------------------------------------------------------------------------------
    def add(self, version: Version) -> None:
        self._added += 1
        version.number = self._added
        self.versions[version.number] = version
        for index in self.indexes:
            key = index.key(version.values)
            if key is not None:
                index.entries.setdefault(key, []).append(version)

    def remove(self, version: Version) -> None:
        if self.versions.pop(version.number, None) is None:
            return
        for index in self.indexes:
            key = index.key(version.values)
            if key is not None and version in index.entries.get(key, ()):
                index.entries[key].remove(version)
                if not index.entries[key]:
                    del index.entries[key]

    def add_index(self, index: Index) -> None:
        self.indexes.append(index)
        for version in self.versions.values():
            key = index.key(version.values)
            if key is not None:
                index.entries.setdefault(key, []).append(version)

    def __iter__(self) -> Iterator[Version]:
        return iter(list(self.versions.values()))


class View:
    """A query under a name."""

    def __init__(self, name: str, query: Any, columns: tuple[str, ...]) -> None:
        self.name, self.query, self.columns = name, query, columns


#: Strengths of row locks, as FOR KEY SHARE, FOR SHARE, FOR NO KEY UPDATE, FOR UPDATE. Two of them go together if
#: they add up to less than 3.
KEY_SHARE: Final = 0
SHARE: Final = 1
NO_KEY_UPDATE: Final = 2
FOR_UPDATE: Final = 3
EXCLUSIVE_SUM: Final = 3
