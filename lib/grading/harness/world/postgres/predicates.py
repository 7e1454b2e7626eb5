"""Analyses what is not an operator: CASE, IN, BETWEEN, LIKE, casts, arrays, subqueries."""
from __future__ import annotations

from typing import Any

from .errors import SqlError, mismatch, undefined_operator
from .expressions import ExpressionAnalysis, RowValue, strict
from .like import like
from .operators import COMPARE
from .scope import Level, Scope, Typed
from .syntax import (
    ArrayOf,
    Between,
    Binary,
    Case,
    CastTo,
    Distinct,
    Exists,
    Index,
    InList,
    InQuery,
    Is,
    Like,
    Quantified,
    Query,
    Row,
    Scalar,
)  # fmt: skip
from .types import BOOL, INT4, RECORD, TEXT, UNKNOWN


class PredicateAnalysis(ExpressionAnalysis):
    def _on_castto(self, node: CastTo, scope: Scope) -> Typed:
        target = self.type_of(node.type)
        if isinstance(node.value, ArrayOf) and node.value.items == () and target.element is not None:
            return Typed(target, lambda _: [])
        part = self.expr(node.value, scope)
        found = self.coerce(part, target, node.type.modifier, "explicit")
        if found is None:
            raise SqlError("42846", f"cannot cast type {part.type.name} to {target.name}")
        return found

    def _on_case(self, node: Case, scope: Scope) -> Typed:
        conditions = []
        for when, _ in node.whens:
            if node.operand is None:
                conditions.append(self.boolean(when, scope, "CASE/WHEN").evaluate)
            else:
                conditions.append(self.compare("=", self.expr(node.operand, scope), self.expr(when, scope)).evaluate)
        results = [self.expr(value, scope) for _, value in node.whens]
        if node.otherwise is not None:
            results.insert(0, self.expr(node.otherwise, scope))  # Postgres looks at ELSE first, too
        kind, results = self.together(results, "CASE")
        otherwise = results.pop(0).evaluate if node.otherwise is not None else lambda _: None
        branches = [(condition, result.evaluate) for condition, result in zip(conditions, results, strict=True)]

        def choose(level: Level) -> Any:
            for condition, result in branches:
                if condition(level) is True:
                    return result(level)
            return otherwise(level)

        return Typed(kind, choose)

    def _on_is(self, node: Is, scope: Scope) -> Typed:
        if node.what == "null":
            evaluate = self.expr(node.value, scope).evaluate
            return Typed(BOOL, lambda level: evaluate(level) is None)
        evaluate = self.boolean(node.value, scope, f"IS {node.what.upper()}").evaluate
        wanted = {"true": True, "false": False}.get(node.what)
        return Typed(BOOL, lambda level: evaluate(level) is wanted)

    def _on_distinct(self, node: Distinct, scope: Scope) -> Typed:
        left, right = self.comparable("=", self.expr(node.left, scope), self.expr(node.right, scope))
        return Typed(BOOL, lambda level: left.evaluate(level) != right.evaluate(level))

    def _on_between(self, node: Between, scope: Scope) -> Typed:
        low, high = Binary(">=", node.value, node.low), Binary("<=", node.value, node.high)
        inside = Binary("and", low, high)
        if not node.symmetric:
            return self.expr(inside, scope)
        turned = Binary("and", Binary(">=", node.value, node.high), Binary("<=", node.value, node.low))
        return self.expr(Binary("or", inside, turned), scope)

    def _on_like(self, node: Like, scope: Scope) -> Typed:
        parts = [self.expr(node.value, scope), self.expr(node.pattern, scope)]
        kinds = [part.type for part in parts]
        if any(kind is not UNKNOWN and kind.category != "S" for kind in kinds):
            raise undefined_operator(f"{kinds[0].name} ~~{'*' if node.any_case else ''} {kinds[1].name}")
        if node.escape is not None:
            parts.append(self.expr(node.escape, scope))
        parts = [self.coerce(part, TEXT) or part for part in parts]
        any_case = node.any_case
        return Typed(BOOL, strict(lambda text, pattern, escape="\\": like(text, pattern, any_case, escape), *parts))

    # -- one of many -----------------------------------------------------------------------------------------------
    def _on_inlist(self, node: InList, scope: Scope) -> Typed:
        if isinstance(node.value, Row):
            tests = [self.expr(Binary("=", node.value, choice), scope).evaluate for choice in node.choices]
        else:
            value = self.expr(node.value, scope)
            choices = [self.expr(choice, scope) for choice in node.choices]
            known = next((part.type for part in [value, *choices] if part.type is not UNKNOWN), TEXT)
            value = self.coerce(value, known) or value
            tests = [self.compare("=", value, choice).evaluate for choice in choices]

        def among(level: Level) -> bool | None:
            unsure = False
            for test in tests:
                found = test(level)
                if found:
                    return True
                unsure |= found is None
            return None if unsure else False

        return Typed(BOOL, among)

    def _subquery(self, query: Query, scope: Scope) -> tuple[Any, Any]:
        """(plan, function from a level to its rows); a query that does not look around itself runs once."""
        inner = Scope(scope)
        plan = self.query(query, inner)
        key = object()

        def once(level: Level) -> Any:
            if key not in level.run.ctes:
                level.run.ctes[key] = plan.rows(level.run, level)
            return level.run.ctes[key]

        return plan, (lambda level: plan.rows(level.run, level)) if inner.reaches_out else once

    def _on_inquery(self, node: InQuery, scope: Scope) -> Typed:
        values = [
            self.expr(item, scope) for item in (node.value.items if isinstance(node.value, Row) else (node.value,))
        ]
        plan, rows = self._subquery(node.query, scope)
        if len(plan.columns) != len(values):
            raise SqlError("42601", f"subquery has too {'many' if len(plan.columns) > len(values) else 'few'} columns")
        pairs = [
            self.comparable("=", value, Typed(column.type, lambda _: None))
            for value, column in zip(values, plan.columns, strict=True)
        ]
        evaluates = [left.evaluate for left, _ in pairs]

        def among(level: Level) -> bool | None:
            found = rows(level)
            if not found:
                return False
            wanted = tuple(evaluate(level) for evaluate in evaluates)
            if None in wanted:
                return None
            if wanted in found:
                return True
            return None if any(None in row for row in found) else False

        return Typed(BOOL, among)

    def _on_quantified(self, node: Quantified, scope: Scope) -> Typed:
        value = self.expr(node.value, scope)
        if isinstance(node.choices, Query):
            plan, rows = self._subquery(node.choices, scope)
            element = Typed(plan.columns[0].type, lambda _: None)
            values = lambda level: [row[0] for row in rows(level)]  # noqa: E731
        else:
            array = self.expr(node.choices, scope)
            if array.type is UNKNOWN:
                base = TEXT if value.type is UNKNOWN else value.type
                array = self.coerce(array, base.array or array.type) or array
            if array.type.element is None:
                raise SqlError("42809", "op ANY/ALL (array) requires array on right side")
            element, values = Typed(array.type.element, lambda _: None), array.evaluate
        if node.op in COMPARE:
            left, _ = self.comparable(node.op, value, element)
            do = COMPARE[node.op]
        else:
            left = self.coerce(value, TEXT) or value
            do = lambda a, b: like(a, b, node.op == "~~*")  # noqa: E731
        settles, evaluate = not node.every, left.evaluate

        def test(level: Level) -> bool | None:
            many = values(level)
            if many is None:
                return None
            one, unsure = evaluate(level), False
            for other in many:
                found = None if one is None or other is None else do(one, other)
                if found is settles:
                    return settles
                unsure |= found is None
            return None if unsure else not settles

        return Typed(BOOL, test)

    # -- subqueries, arrays ----------------------------------------------------------------------------------------
    def _on_exists(self, node: Exists, scope: Scope) -> Typed:
        _, rows = self._subquery(node.query, scope)
        return Typed(BOOL, lambda level: bool(rows(level)))

    def _on_scalar(self, node: Scalar, scope: Scope) -> Typed:
        plan, rows = self._subquery(node.query, scope)
        if len(plan.columns) != 1:
            raise SqlError("42601", "subquery must return only one column")

        def value(level: Level) -> Any:
            found = rows(level)
            if len(found) > 1:
                raise SqlError("21000", "more than one row returned by a subquery used as an expression")
            return found[0][0] if found else None

        return Typed(plan.columns[0].type, value)

    def _on_arrayof(self, node: ArrayOf, scope: Scope) -> Typed:
        if isinstance(node.items, Query):
            plan, rows = self._subquery(node.items, scope)
            kind = plan.columns[0].type
            return Typed(kind.array or kind, lambda level: [row[0] for row in rows(level)])
        parts = [self.expr(item, scope) for item in node.items]
        if not parts:
            raise SqlError(
                "42P18", "cannot determine type of empty array",
                hint="Explicitly cast to the desired type, for example ARRAY[]::integer[].",
            )  # fmt: skip
        kind, parts = self.together(parts, "ARRAY")
        evaluates = [part.evaluate for part in parts]
        return Typed(kind.array or kind, lambda level: [evaluate(level) for evaluate in evaluates])

    def _on_index(self, node: Index, scope: Scope) -> Typed:
        array, at = self.expr(node.value, scope), self.coerce(self.expr(node.index, scope), INT4)
        if array.type.element is None or at is None:
            raise mismatch(f"cannot subscript type {array.type.name} because it does not support subscripting")
        return Typed(
            array.type.element,
            strict(lambda values, index: values[index - 1] if 0 < index <= len(values) else None, array, at),
        )

    def _on_row(self, node: Row, scope: Scope) -> Typed:
        parts = [self.settled(self.expr(item, scope)) for item in node.items]
        kinds = [part.type for part in parts]
        return Typed(RECORD, lambda level: RowValue([], kinds, [part.evaluate(level) for part in parts]))
