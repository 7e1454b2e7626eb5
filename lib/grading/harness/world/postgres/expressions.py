"""Analyses expressions: names are found, types are settled, and a closure is made that evaluates a Level.

Parameters get their types from where they stand, as in Postgres: `id = $1` makes $1 what id is.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from .errors import SqlError, mismatch, not_simulated, undefined_operator
from .operators import COMPARE, operation
from .scope import Level, Scope, Typed, constant, null
from .syntax import (
    ArrayOf, Between, Binary, Case, CastTo, Const, Default, Distinct, Exists, Expr, Index, InList, InQuery, Is, Like,
    Name, Param, Place, Quantified, Query, Row, Scalar, Star, TypeName, Unary,
)  # fmt: skip
from .text_input import fitted, from_text
from .text_output import cast, may_cast
from .types import (
    BOOL, BPCHAR, BY_NAME, DATE, DATE_ORDER, FLOAT8, INT4, INT8, INTEGERS, NUMBER_ORDER, NUMERIC, RECORD, SERIALS, STRINGS,
    TEXT, UNKNOWN, Type, common_type,
)  # fmt: skip
from .like import like

if TYPE_CHECKING:
    from .queries import QueryPlan
    from .session import Session

_LIMIT_4: Final = 1 << 31
_LIMIT_8: Final = 1 << 63


def widens(source: Type, target: Type) -> bool:
    """Whether Postgres makes the one into the other without being asked."""
    for order in (NUMBER_ORDER, DATE_ORDER):
        if source in order and target in order:
            return order.index(source) <= order.index(target)
    return source in STRINGS and target in STRINGS


def strict(do: Callable[..., Any], *parts: Typed) -> Callable[[Level], Any]:
    """Evaluates all parts; NULL if one of them is."""
    if len(parts) == 1:
        only = parts[0].evaluate
        return lambda level: None if (value := only(level)) is None else do(value)
    if len(parts) == 2:
        left, right = parts[0].evaluate, parts[1].evaluate

        def both(level: Level) -> Any:
            a, b = left(level), right(level)
            return None if a is None or b is None else do(a, b)

        return both
    evaluates = [part.evaluate for part in parts]

    def all_of(level: Level) -> Any:
        values = [evaluate(level) for evaluate in evaluates]
        return None if any(value is None for value in values) else do(*values)

    return all_of


class ExpressionAnalysis:
    def __init__(self, session: Session) -> None:
        self.session, self.server = session, session.server
        self.params: dict[int, Type] = {}

    def query(self, query: Query, parent: Scope | None) -> QueryPlan:
        raise NotImplementedError

    # -- types -----------------------------------------------------------------------------------------------------
    def type_of(self, name: TypeName) -> Type:
        kind = BY_NAME.get(name.name) or SERIALS[name.name]
        if not name.dimensions:
            return kind
        if kind.array is None:
            not_simulated(f"an array of {kind.name}")
        return kind.array  # type: ignore[return-value]

    def coerce(self, part: Typed, target: Type, modifier: tuple[int, ...] = (), context: str = "implicit") -> Typed | None:
        """As one of `target`, or None if that cannot be. context: implicit, assignment or explicit."""
        if part.type is UNKNOWN:
            return self._settle(part, target, modifier, context)
        if part.type is target:
            if not modifier or modifier == part.modifier:
                return part
            return Typed(
                target, lambda level: fitted(target, modifier, part.evaluate(level), context == "explicit"), modifier=modifier
            )
        if context == "implicit" and not widens(part.type, target):
            return None
        if not may_cast(part.type, target, context == "explicit"):
            return None
        source, evaluate = part.type, part.evaluate
        return Typed(
            target, lambda level: cast(evaluate(level), source, target, modifier, context == "explicit"), modifier=modifier
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
                "42P08", f"inconsistent types deduced for parameter ${number}", detail=f"{before.name} versus {target.name}"
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

    # -- nodes -----------------------------------------------------------------------------------------------------
    def expr(self, node: Expr, scope: Scope) -> Typed:
        grouping = scope.grouping
        if grouping is not None and not scope.in_aggregate and node in grouping.exprs:
            scope.in_aggregate = True  # it may use any column, as it is one of the groups' own expressions
            try:
                return getattr(self, f"_on_{type(node).__name__.lower()}")(node, scope)
            finally:
                scope.in_aggregate = False
        return getattr(self, f"_on_{type(node).__name__.lower()}")(node, scope)

    def _on_const(self, node: Const, scope: Scope) -> Typed:
        if node.kind == "string":
            text = node.value
            return Typed(UNKNOWN, lambda _: text, literal=text)
        if node.kind == "null":
            return null()
        if node.kind == "bool":
            return constant(BOOL, node.value)
        if isinstance(node.value, Decimal):
            return constant(NUMERIC, node.value if node.value.as_tuple().exponent <= 0 else node.value.quantize(Decimal(1)))  # type: ignore[operator]
        if -_LIMIT_4 <= node.value < _LIMIT_4:
            return constant(INT4, node.value)
        if -_LIMIT_8 <= node.value < _LIMIT_8:
            return constant(INT8, node.value)
        return constant(NUMERIC, Decimal(node.value))

    def _on_param(self, node: Param, scope: Scope) -> Typed:
        number = node.number
        if number < 1:
            raise SqlError("42P02", f"there is no parameter ${number}")
        kind = self.params.setdefault(number, UNKNOWN)
        return Typed(kind, lambda level: level.run.params[number - 1], param=number if kind is UNKNOWN else 0)

    def _on_name(self, node: Name, scope: Scope) -> Typed:
        found = scope.find(node)
        if found is None:
            whole = self._whole_row(node, scope)
            if whole is not None:
                return whole
            raise scope.unknown(node)
        up, at, column = found
        if up == 0:
            return Typed(column.type, lambda level: level.row[at], modifier=column.modifier)
        if up == 1:
            return Typed(column.type, lambda level: level.outer.row[at], modifier=column.modifier)  # type: ignore[union-attr]

        def outer(level: Level) -> Any:
            for _ in range(up):
                level = level.outer  # type: ignore[assignment]
            return level.row[at]

        return Typed(column.type, outer, modifier=column.modifier)

    def _on_place(self, node: Place, scope: Scope) -> Typed:
        column, at = scope.at(node.at), node.at
        return Typed(column.type, lambda level: level.row[at], modifier=column.modifier)

    def _whole_row(self, node: Name, scope: Scope) -> Typed | None:
        """A table's name in place of a value: its row, for row_to_json and count."""
        if node.table is not None:
            return None
        for source in scope.sources:
            if source.alias == node.column:
                start, names = source.offset, [column.name for column in source.columns]
                kinds = [column.type for column in source.columns]
                end = start + len(names)
                return Typed(RECORD, lambda level: RowValue(names, kinds, level.row[start:end]))
        return None

    def _on_star(self, node: Star, scope: Scope) -> Typed:
        raise SqlError("42601", 'syntax error at or near "*"')

    def _on_default(self, node: Default, scope: Scope) -> Typed:
        raise SqlError("42601", "DEFAULT is not allowed in this context")

    def _on_unary(self, node: Unary, scope: Scope) -> Typed:
        if node.op == "not":
            return Typed(BOOL, strict(lambda value: not value, self.boolean(node.value, scope, "NOT")))
        part = self.expr(node.value, scope)
        if part.type is UNKNOWN:
            part = self._settle(part, FLOAT8, (), "implicit")
        if node.op == "-" and part.type.category in "NT":
            return Typed(part.type, strict(lambda value: -value, part))
        if node.op == "@" and part.type.category == "N":
            return Typed(part.type, strict(abs, part))
        if node.op == "~" and part.type in INTEGERS:
            return Typed(part.type, strict(lambda value: ~value, part))
        raise undefined_operator(f"{node.op} {part.type.name}")

    def _on_binary(self, node: Binary, scope: Scope) -> Typed:
        if node.op in ("and", "or"):
            return self._logical(node, scope)
        if node.op in COMPARE:
            if isinstance(node.left, Row) or isinstance(node.right, Row):
                return self._compare_rows(node, scope)
            return self.compare(node.op, self.expr(node.left, scope), self.expr(node.right, scope))
        if node.op in ("~~", "~~*"):
            return self._on_like(Like(node.left, node.right, node.op == "~~*"), scope)
        return self._operate(node.op, self.expr(node.left, scope), self.expr(node.right, scope))

    def _logical(self, node: Binary, scope: Scope) -> Typed:
        word = node.op.upper()
        left = self.boolean(node.left, scope, word).evaluate
        right = self.boolean(node.right, scope, word).evaluate
        ends = node.op == "or"  # the value that settles it

        def both(level: Level) -> bool | None:
            a = left(level)
            if a is ends:
                return ends
            b = right(level)
            return ends if b is ends else None if a is None or b is None else not ends

        return Typed(BOOL, both)

    def compare(self, op: str, left: Typed, right: Typed) -> Typed:
        left, right = self.comparable(op, left, right)
        do = COMPARE[op]
        if BPCHAR in (left.type, right.type):
            compare = do
            do = lambda a, b: compare(a.rstrip(" "), b.rstrip(" "))  # noqa: E731
        return Typed(BOOL, strict(do, left, right))

    def comparable(self, op: str, left: Typed, right: Typed) -> tuple[Typed, Typed]:
        """Both sides as types that compare with each other."""
        if left.type is UNKNOWN and right.type is UNKNOWN:
            return self.settled(left), self.settled(right)
        if left.type is UNKNOWN:
            left = self._settle(left, right.type, (), "implicit")
        elif right.type is UNKNOWN:
            right = self._settle(right, left.type, (), "implicit")
        if left.type is right.type or {left.type.category, right.type.category} <= {"N"}:
            if left.type.name != "json":
                return left, right
        elif left.type.category == right.type.category == "S":
            return left, right
        elif left.type in DATE_ORDER and right.type in DATE_ORDER:
            wide = max(left.type, right.type, key=DATE_ORDER.index)
            return self.coerce(left, wide) or left, self.coerce(right, wide) or right
        raise undefined_operator(f"{left.type.name} {op} {right.type.name}")

    def _compare_rows(self, node: Binary, scope: Scope) -> Typed:
        if not (isinstance(node.left, Row) and isinstance(node.right, Row)):
            not_simulated("comparing a row with one value")
        pairs = [
            self.comparable(node.op, self.expr(a, scope), self.expr(b, scope))
            for a, b in zip(node.left.items, node.right.items, strict=True)
        ]
        do = COMPARE[node.op]

        def compare(level: Level) -> bool | None:
            left, right = [a.evaluate(level) for a, _ in pairs], [b.evaluate(level) for _, b in pairs]
            return None if None in left or None in right else do(left, right)

        return Typed(BOOL, compare)

    def _operate(self, op: str, left: Typed, right: Typed) -> Typed:
        kinds = [left.type, right.type]
        if left.type is UNKNOWN or right.type is UNKNOWN:
            left, right = self._settle_operands(op, left, right)
        found = operation(op, left.type, right.type)
        if found is None:
            raise undefined_operator(f"{kinds[0].name} {op} {kinds[1].name}")
        kind_left, kind_right, result, do = found
        explicit = "explicit" if op == "||" else "assignment"
        left = self.coerce(left, kind_left, (), explicit) or left
        right = self.coerce(right, kind_right, (), explicit) or right
        return Typed(result, strict(do, left, right))

    def _settle_operands(self, op: str, left: Typed, right: Typed) -> tuple[Typed, Typed]:
        """An unknown operand is what the other one is, or what goes with it."""
        known = right.type if left.type is UNKNOWN else left.type
        if known is UNKNOWN:
            if op not in ("||", "~", "~*", "!~", "!~*"):
                raise _not_unique(f"unknown {op} unknown")
            known = TEXT
        wanted = known
        if known is DATE and op == "+":
            raise _not_unique(f"{left.type.name} + {right.type.name}")
        if known.category == "D" and op == "+":
            wanted = BY_NAME["interval"]
        elif known.category == "T" and op in ("*", "/"):
            wanted = FLOAT8
        elif known.name in ("json", "jsonb") and op in ("->", "->>", "?", "-"):
            wanted = TEXT
        elif known.name in ("json", "jsonb") and op in ("#>", "#>>", "?|", "?&"):
            wanted = TEXT.array  # type: ignore[assignment]
        elif known in STRINGS or (op == "||" and known.element is None and known.name != "jsonb"):
            wanted = TEXT
        if left.type is UNKNOWN:
            left = self._settle(left, wanted, (), "implicit")
        if right.type is UNKNOWN:
            right = self._settle(right, wanted, (), "implicit")
        return left, right


def _not_unique(operation: str) -> SqlError:
    return SqlError(
        "42725", f"operator is not unique: {operation}",
        hint="Could not choose a best candidate operator. You might need to add explicit type casts.",
    )  # fmt: skip


class RowValue:
    """A whole row as one value; ROW(…) has no names."""

    __slots__ = ("kinds", "names", "values")

    def __init__(self, names: list[str], kinds: list[Type], values: Any) -> None:
        self.names, self.kinds, self.values = names, kinds, tuple(values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowValue) and other.values == self.values

    def __hash__(self) -> int:
        return hash(self.values)


__all__ = [
    "ArrayOf", "Between", "Case", "CastTo", "Distinct", "Exists", "ExpressionAnalysis", "Index", "InList", "InQuery",
    "Is", "Quantified", "RowValue", "Scalar", "like", "strict", "widens",
]  # fmt: skip
