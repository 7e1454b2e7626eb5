"""Functions that bend the rules of types: coalesce, greatest, concat, those of arrays and the builders of JSON."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .aggregates import json_part, json_value
from .errors import SqlError
from .expressions import strict
from .json_values import json_array, json_object, jsonb_text
from .predicates import PredicateAnalysis
from .scope import Level, Typed, constant
from .text_output import to_text
from .types import (
    INT4,
    JSON,
    JSONB,
    TEXT,
    Type,
)  # fmt: skip


class SpecialForms(PredicateAnalysis):
    def _form_coalesce(self, args: list[Typed]) -> Typed:
        kind, args = self.together(args, "COALESCE")
        evaluates = [arg.evaluate for arg in args]

        def first(level: Level) -> Any:
            for evaluate in evaluates:
                if (value := evaluate(level)) is not None:
                    return value
            return None

        return Typed(kind, first)

    def not_param(self, arg: Typed) -> Typed:
        """A literal becomes text; a parameter stays of no type, which is an error if nothing else settles it."""
        return arg if arg.param else self.settled(arg)

    def _form_nullif(self, args: list[Typed]) -> Typed:
        left, right = self.comparable("=", *args)

        def unless_equal(level: Level) -> Any:
            value = left.evaluate(level)
            return None if value == right.evaluate(level) else value

        return Typed(left.type, unless_equal)

    def _form_greatest(self, args: list[Typed]) -> Typed:
        return self._extreme(args, "GREATEST", max)

    def _form_least(self, args: list[Typed]) -> Typed:
        return self._extreme(args, "LEAST", min)

    def _extreme(self, args: list[Typed], what: str, choose: Callable[[list[Any]], Any]) -> Typed:
        kind, args = self.together(args, what)
        evaluates = [arg.evaluate for arg in args]

        def extreme(level: Level) -> Any:
            values = [value for evaluate in evaluates if (value := evaluate(level)) is not None]
            return choose(values) if values else None

        return Typed(kind, extreme)

    def _form_concat(self, args: list[Typed]) -> Typed:
        args = [self.not_param(arg) for arg in args]

        def concat(level: Level) -> str:
            values = [(arg.type, arg.evaluate(level)) for arg in args]
            return "".join(_output(kind, value) for kind, value in values if value is not None)

        return Typed(TEXT, concat)

    def _form_concat_ws(self, args: list[Typed]) -> Typed:
        args = [self.coerce(args[0], TEXT) or args[0], *map(self.not_param, args[1:])]

        def concat(level: Level) -> str | None:
            separator = args[0].evaluate(level)
            values = [(arg.type, arg.evaluate(level)) for arg in args[1:]]
            texts = [_output(kind, value) for kind, value in values if value is not None]
            return None if separator is None else separator.join(texts)

        return Typed(TEXT, concat)

    def _form_format(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]

        def write(level: Level) -> str:
            pattern, *values = (arg.evaluate(level) for arg in args)
            texts = iter(["" if v is None else _output(arg.type, v) for arg, v in zip(args[1:], values, strict=True)])
            parts = pattern.split("%%")
            for at, part in enumerate(parts):
                while "%s" in part or "%I" in part or "%L" in part:
                    where = min(found for kind in "sIL" if (found := part.find(f"%{kind}")) >= 0)
                    text = next(texts)
                    quoted = "'" + text.replace("'", "''") + "'" if part[where + 1] == "L" else text
                    part = part[:where] + quoted + part[where + 2 :]
                parts[at] = part
            return "%".join(parts)

        return Typed(TEXT, write)

    def _form_pg_typeof(self, args: list[Typed]) -> Typed:
        return constant(TEXT, args[0].type.name)

    def _form_array_length(self, args: list[Typed]) -> Typed:
        return Typed(INT4, strict(lambda values, _: len(values) or None, *args))

    def _form_cardinality(self, args: list[Typed]) -> Typed:
        return Typed(INT4, strict(len, *args))

    def _form_array_append(self, args: list[Typed]) -> Typed:
        element = args[0].type.element
        item = self.coerce(args[1], element) if element is not None else None
        return self._operate("||", args[0], item or args[1])

    def _form_array_remove(self, args: list[Typed]) -> Typed:
        item = self.coerce(args[1], args[0].type.element or TEXT) or args[1]
        return Typed(args[0].type, strict(lambda values, gone: [one for one in values if one != gone], args[0], item))

    def _form_array_position(self, args: list[Typed]) -> Typed:
        item = self.coerce(args[1], args[0].type.element or TEXT) or args[1]
        return Typed(INT4, strict(lambda values, one: values.index(one) + 1 if one in values else None, args[0], item))

    def _form_array_to_string(self, args: list[Typed]) -> Typed:
        kind = args[0].type.element or TEXT
        separator = self.settled(args[1])

        def join(values: list[Any], text: str) -> str:
            return text.join(_output(kind, value) for value in values if value is not None)

        return Typed(TEXT, strict(join, args[0], separator))

    def _form_json_build_object(self, args: list[Typed]) -> Typed:
        fields = self._fields(args)
        return Typed(JSON, lambda level: json_object([(_output(*key), json_part(*of)) for key, of in fields(level)]))

    def _form_jsonb_build_object(self, args: list[Typed]) -> Typed:
        fields = self._fields(args)
        return Typed(JSONB, lambda level: jsonb_text({_output(*key): json_value(*of) for key, of in fields(level)}))

    def _fields(self, args: list[Typed]) -> Callable[[Level], Iterator[Any]]:
        args = [self.not_param(arg) for arg in args]
        if len(args) % 2:
            raise SqlError("22023", "argument list must have even number of elements")

        def fields(level: Level) -> Iterator[Any]:
            values = [(arg.type, arg.evaluate(level)) for arg in args]
            return zip(values[::2], values[1::2], strict=True)

        return fields

    def _form_json_build_array(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]
        return Typed(JSON, lambda level: json_array([json_part(arg.type, arg.evaluate(level)) for arg in args]))

    def _form_jsonb_build_array(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]
        return Typed(JSONB, lambda level: jsonb_text([json_value(arg.type, arg.evaluate(level)) for arg in args]))

    def _form_to_jsonb(self, args: list[Typed]) -> Typed:
        arg = self.settled(args[0])
        return Typed(JSONB, strict(lambda value: jsonb_text(json_value(arg.type, value)), arg))

    def _form_to_json(self, args: list[Typed]) -> Typed:
        arg = self.settled(args[0])
        return Typed(JSON, strict(lambda value: json_part(arg.type, value), arg))

    _form_row_to_json = _form_to_json


def _output(kind: Type, value: Any) -> str:
    return ("t" if value else "f") if isinstance(value, bool) else to_text(kind, value)
