"""The syntax tree. Expressions compare by content, so that GROUP BY finds its expressions in the select list."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class Expr:
    __slots__ = ()


def node(cls: Any) -> Any:
    return dataclass(frozen=True, slots=True)(cls)


@node
class TypeName:
    name: str
    modifier: tuple[int, ...] = ()
    dimensions: int = 0


@node
class Const(Expr):
    """A literal: kind is string, number, bool or null."""

    kind: str
    value: Any


@node
class Param(Expr):
    number: int


@node
class Name(Expr):
    """A column, with its table's name or None."""

    table: str | None
    column: str


@node
class Place(Expr):
    """A column of the FROM row by its position: what a * stands for."""

    at: int
    column: str


@node
class Star(Expr):
    table: str | None = None


@node
class Unary(Expr):
    op: str
    value: Expr


@node
class Binary(Expr):
    op: str
    left: Expr
    right: Expr


@node
class Window:
    name: str | None = None
    partition: tuple[Expr, ...] = ()
    order: tuple[Order, ...] = ()
    frame: str = ""


@node
class Call(Expr):
    name: str
    args: tuple[Expr, ...] = ()
    star: bool = False
    distinct: bool = False
    order: tuple[Order, ...] = ()
    where: Expr | None = None
    over: Window | None = None


@node
class CastTo(Expr):
    value: Expr
    type: TypeName


@node
class Case(Expr):
    operand: Expr | None
    whens: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr | None


@node
class InList(Expr):
    value: Expr
    choices: tuple[Expr, ...]


@node
class InQuery(Expr):
    value: Expr
    query: Query


@node
class Quantified(Expr):
    """value op ANY (array or query), or ALL."""

    value: Expr
    op: str
    every: bool
    choices: Expr | Query


@node
class Between(Expr):
    value: Expr
    low: Expr
    high: Expr
    symmetric: bool = False


@node
class Is(Expr):
    """what: null, true, false or unknown."""

    value: Expr
    what: str


@node
class Distinct(Expr):
    left: Expr
    right: Expr


@node
class Like(Expr):
    value: Expr
    pattern: Expr
    any_case: bool
    escape: Expr | None = None


@node
class Exists(Expr):
    query: Query


@node
class Scalar(Expr):
    query: Query


@node
class ArrayOf(Expr):
    items: tuple[Expr, ...] | Query


@node
class Row(Expr):
    items: tuple[Expr, ...]


@node
class Index(Expr):
    value: Expr
    index: Expr


@node
class Default(Expr):
    """DEFAULT in VALUES or SET."""


@node
class Order:
    value: Expr
    descending: bool = False
    nulls_first: bool | None = None


# -- queries -------------------------------------------------------------------------------------------------------


@node
class TableRef:
    name: str
    alias: str | None = None
    columns: tuple[str, ...] = ()


@node
class SubqueryRef:
    query: Query
    alias: str
    columns: tuple[str, ...] = ()
    lateral: bool = False


@node
class FunctionRef:
    call: Call
    alias: str
    columns: tuple[str, ...] = ()
    ordinality: bool = False


@node
class Join:
    kind: str  # cross, inner, left, right, full
    left: Any
    right: Any
    on: Expr | None = None
    using: tuple[str, ...] = ()
    natural: bool = False


@node
class Item:
    value: Expr
    alias: str | None = None


@node
class Select:
    items: tuple[Item, ...]
    source: Any = None
    where: Expr | None = None
    group: tuple[Expr, ...] = ()
    having: Expr | None = None
    distinct: bool = False
    distinct_on: tuple[Expr, ...] = ()
    windows: tuple[Window, ...] = ()


@node
class Values:
    rows: tuple[tuple[Expr, ...], ...]


@node
class SetOp:
    op: str  # union, intersect, except
    all: bool
    left: Any
    right: Any


@node
class Locking:
    strength: int  # as in transactions.py
    tables: tuple[str, ...] = ()
    wait: str = "wait"  # or nowait, skip


@node
class With:
    name: str
    columns: tuple[str, ...]
    statement: Any
    recursive: bool


@node
class Query:
    body: Any
    order: tuple[Order, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    locking: tuple[Locking, ...] = ()
    ctes: tuple[With, ...] = ()
