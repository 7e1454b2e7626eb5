"""The syntax tree. Expressions compare by content, so that GROUP BY finds its expressions in the select list."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Expr:
    __slots__ = ()


def _node(cls: Any) -> Any:
    return dataclass(frozen=True, slots=True)(cls)


@_node
class TypeName:
    name: str
    modifier: tuple[int, ...] = ()
    dimensions: int = 0


@_node
class Const(Expr):
    """A literal: kind is string, number, bool or null."""

    kind: str
    value: Any


@_node
class Param(Expr):
    number: int


@_node
class Name(Expr):
    """A column, with its table's name or None."""

    table: str | None
    column: str


@_node
class Place(Expr):
    """A column of the FROM row by its position: what a * stands for."""

    at: int
    column: str


@_node
class Star(Expr):
    table: str | None = None


@_node
class Unary(Expr):
    op: str
    value: Expr


@_node
class Binary(Expr):
    op: str
    left: Expr
    right: Expr


@_node
class Window:
    name: str | None = None
    partition: tuple[Expr, ...] = ()
    order: tuple[Order, ...] = ()
    frame: str = ""


@_node
class Call(Expr):
    name: str
    args: tuple[Expr, ...] = ()
    star: bool = False
    distinct: bool = False
    order: tuple[Order, ...] = ()
    where: Expr | None = None
    over: Window | None = None


@_node
class CastTo(Expr):
    value: Expr
    type: TypeName


@_node
class Case(Expr):
    operand: Expr | None
    whens: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr | None


@_node
class InList(Expr):
    value: Expr
    choices: tuple[Expr, ...]


@_node
class InQuery(Expr):
    value: Expr
    query: Query


@_node
class Quantified(Expr):
    """value op ANY (array or query), or ALL."""

    value: Expr
    op: str
    every: bool
    choices: Expr | Query


@_node
class Between(Expr):
    value: Expr
    low: Expr
    high: Expr
    symmetric: bool = False


@_node
class Is(Expr):
    """what: null, true, false or unknown."""

    value: Expr
    what: str


@_node
class Distinct(Expr):
    left: Expr
    right: Expr


@_node
class Like(Expr):
    value: Expr
    pattern: Expr
    any_case: bool
    escape: Expr | None = None


@_node
class Exists(Expr):
    query: Query


@_node
class Scalar(Expr):
    query: Query


@_node
class ArrayOf(Expr):
    items: tuple[Expr, ...] | Query


@_node
class Row(Expr):
    items: tuple[Expr, ...]


@_node
class Index(Expr):
    value: Expr
    index: Expr


@_node
class Default(Expr):
    """DEFAULT in VALUES or SET."""


@_node
class Order:
    value: Expr
    descending: bool = False
    nulls_first: bool | None = None


# -- queries -------------------------------------------------------------------------------------------------------


@_node
class TableRef:
    name: str
    alias: str | None = None
    columns: tuple[str, ...] = ()


@_node
class SubqueryRef:
    query: Query
    alias: str
    columns: tuple[str, ...] = ()
    lateral: bool = False


@_node
class FunctionRef:
    call: Call
    alias: str
    columns: tuple[str, ...] = ()
    ordinality: bool = False


@_node
class Join:
    kind: str  # cross, inner, left, right, full
    left: Any
    right: Any
    on: Expr | None = None
    using: tuple[str, ...] = ()
    natural: bool = False


@_node
class Item:
    value: Expr
    alias: str | None = None


@_node
class Select:
    items: tuple[Item, ...]
    source: Any = None
    where: Expr | None = None
    group: tuple[Expr, ...] = ()
    having: Expr | None = None
    distinct: bool = False
    distinct_on: tuple[Expr, ...] = ()
    windows: tuple[Window, ...] = ()


@_node
class Values:
    rows: tuple[tuple[Expr, ...], ...]


@_node
class SetOp:
    op: str  # union, intersect, except
    all: bool
    left: Any
    right: Any


@_node
class Locking:
    strength: int  # as in transactions.py
    tables: tuple[str, ...] = ()
    wait: str = "wait"  # or nowait, skip


@_node
class With:
    name: str
    columns: tuple[str, ...]
    statement: Any
    recursive: bool


@_node
class Query:
    body: Any
    order: tuple[Order, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    locking: tuple[Locking, ...] = ()
    ctes: tuple[With, ...] = ()


# -- statements ----------------------------------------------------------------------------------------------------


@_node
class Conflict:
    columns: tuple[Expr, ...]
    constraint: str | None
    where: Expr | None
    assignments: tuple[tuple[Any, Expr], ...] | None  # None: DO NOTHING
    condition: Expr | None = None


@_node
class Insert:
    table: TableRef
    columns: tuple[str, ...]
    source: Query | None
    conflict: Conflict | None = None
    returning: tuple[Item, ...] = ()
    ctes: tuple[With, ...] = ()
    overriding: bool = False


@_node
class Update:
    table: TableRef
    assignments: tuple[tuple[Any, Expr], ...]  # a column, or a tuple of columns
    source: Any = None
    where: Expr | None = None
    returning: tuple[Item, ...] = ()
    ctes: tuple[With, ...] = ()


@_node
class Delete:
    table: TableRef
    source: Any = None
    where: Expr | None = None
    returning: tuple[Item, ...] = ()
    ctes: tuple[With, ...] = ()


@dataclass(slots=True)
class Constraint:
    """kind: primary, unique, check, foreign, not null, default, identity, generated."""

    kind: str
    name: str | None = None
    columns: tuple[str, ...] = ()
    expr: Any = None
    table: str = ""
    ref_columns: tuple[str, ...] = ()
    on_delete: str = "no action"
    on_update: str = "no action"
    text: str = ""


@dataclass(slots=True)
class ColumnDef:
    name: str
    type: TypeName
    constraints: list[Constraint] = field(default_factory=list)


@dataclass(slots=True)
class Do:
    """Any other statement: what it does by name, and what it needs for that."""

    what: str
    tag: str
    details: dict[str, Any] = field(default_factory=dict)
