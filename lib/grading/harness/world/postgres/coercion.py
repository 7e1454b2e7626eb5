"""What type an expression is of, and how it becomes another one."""
from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import SqlError, mismatch, not_simulated
from .scope import Scope, Typed, constant
from .syntax import (
    Expr,
    Query,
    TypeName,
)  # fmt: skip
from .text_input import fitted, from_text
from .text_output import cast, may_cast
from .types import (
    BOOL,
    BY_NAME,
    DATE_ORDER,
    NUMBER_ORDER,
    SERIALS,
    STRINGS,
    TEXT,
    UNKNOWN,
    Type,
    common_type,
)  # fmt: skip

if TYPE_CHECKING:
    from .queries import QueryPlan
    from .session import Session


class Coercion:
    def __init__(self, session: Session) -> None:
        self.session, self.server = session, session.server
        self.params: dict[int, Type] = {}

    def query(self, query: Query, parent: Scope | None) -> QueryPlan:
        raise NotImplementedError

    def type_of(self, name: TypeName) -> Type:
        kind = BY_NAME.get(name.name) or SERIALS[name.name]
        if not name.dimensions:
            return kind
        if kind.array is None:
            not_simulated(f"an array of {kind.name}")
        return kind.array  # type: ignore[return-value]

    def coerce(
        self, part: Typed, target: Type, modifier: tuple[int, ...] = (), context: str = "implicit"
    ) -> Typed | None:
        """As one of `target`, or None if that cannot be. context: implicit, assignment or explicit."""
        if part.type is UNKNOWN:
            return self._settle(part, target, modifier, context)
        if part.type is target:
            if not modifier or modifier == part.modifier:
                return part
            return Typed(
                target,
                lambda level: fitted(target, modifier, part.evaluate(level), context == "explicit"),
                modifier=modifier,
            )
        if context == "implicit" and not widens(part.type, target):
            return None
        if not may_cast(part.type, target, context == "explicit"):
            return None
        source, evaluate = part.type, part.evaluate
        return Typed(
            target,
            lambda level: cast(evaluate(level), source, target, modifier, context == "explicit"),
            modifier=modifier,
        )

    def _settle(self, part: Typed, target: Type, modifier: tuple[int, ...], context: str) -> Typed:
        if target is UNKNOWN:
            return part
        if part.literal is not None:
            value = from_text(target, part.literal)
            return constant(target, fitted(target, modifier, value, context == "explicit"))
        if not part.param:
            return constant(target, None)
        number = part.param
        before = self.params.get(number, UNKNOWN)
        if before is not UNKNOWN and before is not target:
            raise SqlError(
                "42P08",
                f"inconsistent types deduced for parameter ${number}",
                detail=f"{before.name} versus {target.name}",
            )
        self.params[number] = target
        settled = Typed(target, part.evaluate)
        return settled if not modifier else self.coerce(settled, target, modifier, context) or settled

    def settled(self, part: Typed) -> Typed:
        """What is still of no type becomes text."""
        return self._settle(part, TEXT, (), "implicit") if part.type is UNKNOWN else part

    def boolean(self, node: Expr, scope: Scope, clause: str) -> Typed:
        part = self.coerce(found := self.expr(node, scope), BOOL)
        if part is None:
            raise mismatch(f"argument of {clause} must be type boolean, not type {found.type.name}")
        return part

    def together(self, parts: list[Typed], what: str) -> tuple[Type, list[Typed]]:
        """All parts as their common type."""
        kind = common_type([part.type for part in parts])
        if kind is None:
            names = [part.type for part in parts if part.type is not UNKNOWN]
            other = next(other for other in names if common_type([names[0], other]) is None)
            raise mismatch(f"{what} types {names[0].name} and {other.name} cannot be matched")
        return kind, [self.coerce(part, kind) or part for part in parts]

    def expr(self, node: Expr, scope: Scope) -> Typed:
        grouping = scope.grouping
        if grouping is not None and not scope.in_aggregate and node in grouping.exprs:
            scope.in_aggregate = True  # it may use any column, as it is one of the groups' own expressions
            try:
                return getattr(self, f"_on_{type(node).__name__.lower()}")(node, scope)
            finally:
                scope.in_aggregate = False
        return getattr(self, f"_on_{type(node).__name__.lower()}")(node, scope)


def widens(source: Type, target: Type) -> bool:
    """Whether Postgres makes the one into the other without being asked."""
    for order in (NUMBER_ORDER, DATE_ORDER):
        if source in order and target in order:
            return order.index(source) <= order.index(target)
    return source in STRINGS and target in STRINGS
