"""Calls that are written with words in place of commas: EXTRACT(year FROM day), TRIM(BOTH FROM name)."""
from __future__ import annotations

from .errors import not_simulated
from .parse_tokens import Tokens
from .syntax import (
    Call,
    CastTo,
    Const,
    Expr,
    TypeName,
)  # fmt: skip


class WordForms(Tokens):
    def expr(self) -> Expr:
        raise NotImplementedError

    def _other(self) -> Expr:
        raise NotImplementedError

    def _word_extract(self) -> Expr | None:
        if not (self.peek().kind == "op" and self.peek().value == "("):
            return None
        self.take()
        self.expect("(")
        field = self.take().value
        self.expect_word("from")
        value = self.expr()
        self.expect(")")
        return Call("extract", (Const("string", field), value))

    def _word_interval(self) -> Expr | None:
        if self.peek().kind != "string":
            return None
        self.take()
        text = self.take().value
        unit = self.one_of("second", "minute", "hour", "day", "month", "year")
        return CastTo(Const("string", f"{text} {unit}" if unit else text), TypeName("interval"))

    def _word_position(self) -> Expr | None:
        start = self.at
        self.take()
        if self.op("("):
            part = self._other()
            if self.word("in"):
                whole = self.expr()
                self.expect(")")
                return Call("position", (whole, part))
        self.at = start
        return None

    def _word_substring(self) -> Expr | None:
        start = self.at
        self.take()
        if self.op("("):
            args = [self.expr()]
            if self.is_word("for"):
                args.append(Const("number", 1))
            if self.word("from") or len(args) > 1:
                if len(args) == 1:
                    if self.token.kind == "string":
                        not_simulated("substring(… FROM pattern)", "use regexp_replace() or Python's re")
                    args.append(self.expr())
                if self.word("for"):
                    args.append(self.expr())
                self.expect(")")
                return Call("substring", tuple(args))
        self.at = start
        return None

    def _word_overlay(self) -> None:
        not_simulated("OVERLAY", "use left() and right()")

    def _word_trim(self) -> Expr | None:
        self.take()
        self.expect("(")
        side = self.one_of("both", "leading", "trailing")
        args = [] if self.is_word("from") else [self.expr()]
        if self.word("from"):
            args.insert(0, self.expr())
        elif self.op(","):
            args.append(self.expr())
        self.expect(")")
        return Call({"leading": "ltrim", "trailing": "rtrim"}.get(side or "", "btrim"), tuple(args))
