"""What an expression is made of: literals, names, calls, and the forms that begin with a word of their own."""
from __future__ import annotations

from decimal import Decimal
from typing import Final

from .errors import not_simulated
from .parse_words import WordForms
from .syntax import (
    ArrayOf,
    Call,
    Case,
    CastTo,
    Const,
    Default,
    Exists,
    Expr,
    Name,
    Order,
    Param,
    Query,
    Row,
    Scalar,
    Star,
    Window,
)  # fmt: skip

#: Functions that are called without brackets.
_BARE: Final = (
    "current_date", "current_timestamp", "current_time", "localtime", "localtimestamp", "current_user", "session_user",
    "user", "current_catalog", "current_role",
)  # fmt: skip


class Primaries(WordForms):
    def query(self) -> Query:
        raise NotImplementedError

    def expr(self) -> Expr:
        raise NotImplementedError

    def _other(self) -> Expr:
        """An expression that binds more tightly than IN and comparisons."""
        raise NotImplementedError

    def exprs(self) -> tuple[Expr, ...]:
        items = [self.expr()]
        while self.op(","):
            items.append(self.expr())
        return tuple(items)

    def _primary(self) -> Expr:
        token = self.token
        if token.kind == "number":
            self.take()
            return Const("number", int(token.value) if token.value.isdigit() else Decimal(token.value))
        if token.kind == "string":
            self.take()
            return Const("string", token.value)
        if token.kind == "param":
            self.take()
            return Param(int(token.value[1:]))
        if self.op("("):
            return self._in_brackets()
        if self.is_op("*"):
            self.take()
            return Star()
        if token.kind == "name":
            special = getattr(self, f"_word_{token.value}", None)
            if special is not None and (found := special()) is not None:
                return found
            if self.is_type():
                name = self.type_name()
                return CastTo(Const("string", self.take().value), name)
        return self._name_or_call()

    def _in_brackets(self) -> Expr:
        if self._is_query():
            found: Expr = Scalar(self.query())
        else:
            items = self.exprs()
            found = items[0] if len(items) == 1 else Row(items)
        self.expect(")")
        return found

    def _is_query(self) -> bool:
        ahead = 0
        while self.peek(ahead).kind == "op" and self.peek(ahead).value == "(":
            ahead += 1
        token = self.peek(ahead)
        return token.kind == "name" and token.value in ("select", "with", "values")

    def _word_null(self) -> Expr:
        self.take()
        return Const("null", None)

    def _word_true(self) -> Expr:
        return Const("bool", self.take().value == "true")

    _word_false = _word_true

    def _word_default(self) -> Expr:
        self.take()
        return Default()

    def _word_case(self) -> Expr:
        self.take()
        operand = None if self.is_word("when") else self.expr()
        whens = []
        while self.word("when"):
            condition = self.expr()
            self.expect_word("then")
            whens.append((condition, self.expr()))
        if not whens:
            raise self.fail()
        otherwise = self.expr() if self.word("else") else None
        self.expect_word("end")
        return Case(operand, tuple(whens), otherwise)

    def _word_cast(self) -> Expr:
        self.take()
        self.expect("(")
        value = self.expr()
        self.expect_word("as")
        kind = self.type_name()
        self.expect(")")
        return CastTo(value, kind)

    def _word_exists(self) -> Expr | None:
        if not (self.peek().kind == "op" and self.peek().value == "("):
            return None
        self.take()
        self.expect("(")
        query = self.query()
        self.expect(")")
        return Exists(query)

    def _word_array(self) -> Expr:
        self.take()
        if self.op("("):
            query = self.query()
            self.expect(")")
            return ArrayOf(query)
        self.expect("[")
        if self.is_op("["):
            not_simulated("an array of arrays")
        items = () if self.is_op("]") else self.exprs()
        self.expect("]")
        return ArrayOf(items)

    def _word_row(self) -> Expr | None:
        if not (self.peek().kind == "op" and self.peek().value == "("):
            return None
        self.take()
        self.expect("(")
        items = self.exprs()
        self.expect(")")
        return Row(items)

    def _name_or_call(self) -> Expr:
        if self.token.kind == "name" and self.token.value in _BARE:
            word = self.take().value
            if self.op("("):  # a precision, which changes nothing here
                self.take()
                self.expect(")")
            return Call(word)
        name = self.name()
        if self.is_op("("):
            return self._call(name)
        if not self.op("."):
            return Name(None, name)
        if self.op("*"):
            return Star(name)
        column = self.label()
        if self.is_op("("):
            return self._call(column)  # pg_catalog.now()
        if self.op("."):
            return Name(column, self.label())  # public.users.id
        return Name(name, column)

    def _call(self, name: str) -> Call:
        self.expect("(")
        star = distinct = False
        args: tuple[Expr, ...] = ()
        if self.op("*"):
            star = True
        elif not self.is_op(")"):
            distinct = self.word("distinct")
            self.word("all")
            args = self.exprs()
            if self.is_op("=>"):
                not_simulated("an argument by its name (=>)", "give the arguments in their order")
        order = self.order_by()
        self.expect(")")
        where = None
        if self.word("within", "group"):
            not_simulated("WITHIN GROUP")
        if self.word("filter"):
            self.expect("(")
            self.expect_word("where")
            where = self.expr()
            self.expect(")")
        over = None
        if self.word("over"):
            over = self.window() if self.is_op("(") else Window(self.name())
        return Call(name, args, star, distinct, order, where, over)

    def window(self) -> Window:
        self.expect("(")
        name = self.name() if self.is_name() and not self.is_word("partition") and not self._frame_starts() else None
        partition = self.exprs() if self.word("partition", "by") else ()
        order = self.order_by()
        frame = []
        while not self.is_op(")"):
            if self.token.kind == "end":
                raise self.fail()
            frame.append(self.take().value)
        self.expect(")")
        return Window(name, partition, order, " ".join(frame))

    def _frame_starts(self) -> bool:
        return self.token.kind == "name" and self.token.value in ("rows", "range", "groups")

    def order_by(self) -> tuple[Order, ...]:
        if not self.word("order", "by"):
            return ()
        items = [self._order()]
        while self.op(","):
            items.append(self._order())
        return tuple(items)

    def _order(self) -> Order:
        value = self.expr()
        descending = self.one_of("asc", "desc") == "desc"
        nulls_first = None
        if self.word("nulls"):
            which = self.one_of("first", "last")
            if which is None:
                raise self.fail()
            nulls_first = which == "first"
        return Order(value, descending, nulls_first)
