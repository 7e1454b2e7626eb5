"""Expressions, by precedence climbing. Loosest first:

OR · AND · NOT · IS · comparison · BETWEEN IN LIKE · any other operator · + - · * / % · ^ · unary minus · [ ] ::
"""
from __future__ import annotations

from typing import Any, Final

from .errors import not_simulated
from .parse_primaries import Primaries
from .syntax import (
    Between,
    Binary,
    Call,
    CastTo,
    Const,
    Distinct,
    Expr,
    Index,
    InList,
    InQuery,
    Is,
    Like,
    Quantified,
    Unary,
)  # fmt: skip

_COMPARISONS: Final = ("<", ">", "=", "<=", ">=", "<>", "!=")
_OTHER: Final = (
    "==", "||", "->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "&&", "~", "~*", "!~", "!~*", "&", "|", "#",
    "<<", ">>", "~~", "~~*",
)  # fmt: skip


class Expressions(Primaries):
    def expr(self) -> Expr:
        left = self._and()
        while self.word("or"):
            left = Binary("or", left, self._and())
        return left

    def _and(self) -> Expr:
        left = self._not()
        while self.word("and"):
            left = Binary("and", left, self._not())
        return left

    def _not(self) -> Expr:
        return Unary("not", self._not()) if self.word("not") else self._is()

    def _is(self) -> Expr:
        left = self._comparison()
        while True:
            if self.word("isnull"):
                left = Is(left, "null")
            elif self.word("notnull"):
                left = Unary("not", Is(left, "null"))
            elif self.word("is"):
                negated = self.word("not")
                left = self._what_it_is(left)
                left = Unary("not", left) if negated else left
            else:
                return left

    def _what_it_is(self, left: Expr) -> Expr:
        if self.word("distinct", "from"):
            return Distinct(left, self._comparison())
        what = self.one_of("null", "true", "false", "unknown")
        if what is None:
            raise self.fail()
        return Is(left, what)

    def _comparison(self) -> Expr:
        left = self._range()
        while op := self.op(*_COMPARISONS):
            op = "<>" if op == "!=" else op
            which = self.one_of("any", "some", "all")
            if which:
                left = self._quantified(left, op, which)
            else:
                left = Binary(op, left, self._range())
        return left

    def _quantified(self, left: Expr, op: str, which: str) -> Expr:
        self.expect("(")
        choices: Any = self.query() if self._is_query() else self.expr()
        self.expect(")")
        return Quantified(left, op, which == "all", choices)

    def _range(self) -> Expr:
        left = self._other()
        while True:
            start = self.at
            negated = self.word("not")
            if self.word("between"):
                symmetric = self.word("symmetric")
                low = self._other()
                self.expect_word("and")
                found: Expr = Between(left, low, self._other(), symmetric)
            elif self.word("in"):
                found = self._in(left)
            elif which := self.one_of("like", "ilike"):
                pattern = self._other()
                escape = self._other() if self.word("escape") else None
                found = Like(left, pattern, which == "ilike", escape)
            elif self.word("similar", "to"):
                not_simulated("SIMILAR TO", "use LIKE or ~")
            else:
                self.at = start
                return left
            left = Unary("not", found) if negated else found

    def _in(self, left: Expr) -> Expr:
        self.expect("(")
        found: Expr = InQuery(left, self.query()) if self._is_query() else InList(left, self.exprs())
        self.expect(")")
        return found

    def _other(self) -> Expr:
        left = self._sum()
        while op := self.op(*_OTHER):
            which = self.one_of("any", "some", "all")
            left = self._quantified(left, op, which) if which else Binary(op, left, self._sum())
        return left

    def _sum(self) -> Expr:
        left = self._product()
        while op := self.op("+", "-"):
            left = Binary(op, left, self._product())
        return left

    def _product(self) -> Expr:
        left = self._power()
        while op := self.op("*", "/", "%"):
            left = Binary(op, left, self._power())
        return left

    def _power(self) -> Expr:
        left = self._at_time_zone()
        while self.op("^"):
            left = Binary("^", left, self._at_time_zone())
        return left

    def _at_time_zone(self) -> Expr:
        left = self._sign()
        while self.word("at", "time", "zone"):
            left = Call("timezone", (self._sign(), left))
        if self.word("collate"):
            self.name()
        return left

    def _sign(self) -> Expr:
        op = self.op("-", "+", "~", "@")
        if op is None:
            return self._postfix()
        value = self._sign()
        if op == "-" and isinstance(value, Const) and value.kind == "number":
            return Const("number", -value.value)
        return value if op == "+" else Unary(op, value)

    def _postfix(self) -> Expr:
        value = self._primary()
        while True:
            if self.op("::"):
                value = CastTo(value, self.type_name())
            elif self.op("["):
                value = Index(value, self.expr())
                if self.is_op(":"):
                    not_simulated("a slice of an array")
                self.expect("]")
            else:
                return value

    # -- what stands by itself -------------------------------------------------------------------------------------
