"""Syntax of the statements that change something."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .syntax import Expr, Item, Query, TableRef, TypeName, With, node


@node
class Conflict:
    columns: tuple[Expr, ...]
    constraint: str | None
    where: Expr | None
    assignments: tuple[tuple[Any, Expr], ...] | None  # None: DO NOTHING
    condition: Expr | None = None


@node
class Insert:
    table: TableRef
    columns: tuple[str, ...]
    source: Query | None
    conflict: Conflict | None = None
    returning: tuple[Item, ...] = ()
    ctes: tuple[With, ...] = ()
    overriding: bool = False


@node
class Update:
    table: TableRef
    assignments: tuple[tuple[Any, Expr], ...]  # a column, or a tuple of columns
    source: Any = None
    where: Expr | None = None
    returning: tuple[Item, ...] = ()
    ctes: tuple[With, ...] = ()


@node
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
