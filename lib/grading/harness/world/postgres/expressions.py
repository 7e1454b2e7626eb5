"""Analyses expressions: names are found, types are settled, and a closure is made that evaluates a Level.

Parameters get their types from where they stand, as in Postgres: `id = $1` makes $1 what id is.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from .coercion import Coercion
from .errors import SqlError, not_simulated, undefined_operator
from .operators import COMPARE, operation
from .scope import Level, Scope, Typed, constant, null
from .syntax import (
    Binary,
    Const,
    Default,
    Like,
    Name,
    Param,
    Place,
    Row,
    Star,
    Unary,
)  # fmt: skip
from .types import (
    BOOL,
    BPCHAR,
    BY_NAME,
    DATE,
    DATE_ORDER,
    FLOAT8,
    INT4,
    INT8,
    INTEGERS,
    NUMERIC,
    RECORD,
    STRINGS,
    TEXT,
    UNKNOWN,
    Type,
)  # fmt: skip

if TYPE_CHECKING:
    pass

_LIMIT_4: Final = 1 << 31
_LIMIT_8: Final = 1 << 63


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


class ExpressionAnalysis(Coercion):
    def _on_const(self, node: Const, scope: Scope) -> Typed:
        if node.kind == "string":
            text = node.value
            return Typed(UNKNOWN, lambda _: text, literal=text)
        if node.kind == "null":
            return null()
        if node.kind == "bool":
            return constant(BOOL, node.value)
        if isinstance(node.value, Decimal):
            return constant(
                NUMERIC, node.value if node.value.as_tuple().exponent <= 0 else node.value.quantize(Decimal(1))
            )  # type: ignore[operator]
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
