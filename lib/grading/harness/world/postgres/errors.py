"""What the server answers instead of a result: an SQLSTATE, a message and the fields that go with it."""
from __future__ import annotations

from typing import Any, Final, NoReturn

from ...unsupported import NotSupportedHere

_NO_OPERATOR_HINT: Final = (
    "No operator matches the given name and argument types. You might need to add explicit type casts."
)
_NO_FUNCTION_HINT: Final = (
    "No function matches the given name and argument types. You might need to add explicit type casts."
)


class SqlError(Exception):
    """An error of the server; client libraries turn it into a class of their own by its SQLSTATE."""

    def __init__(self, sqlstate: str, message: str, **fields: Any) -> None:
        super().__init__(message)
        self.sqlstate, self.message, self.fields = sqlstate, message, fields


def syntax_error(near: str) -> SqlError:
    return SqlError("42601", f'syntax error at or near "{near}"' if near else "syntax error at end of input")


def undefined_table(name: str) -> SqlError:
    return SqlError("42P01", f'relation "{name}" does not exist')


def undefined_column(name: str) -> SqlError:
    return SqlError("42703", f"column {name} does not exist" if "." in name else f'column "{name}" does not exist')


def undefined_column_of(table: str, column: str) -> SqlError:
    return SqlError("42703", f'column "{column}" of relation "{table}" does not exist')


def undefined_function(call: str) -> SqlError:
    return SqlError("42883", f"function {call} does not exist", hint=_NO_FUNCTION_HINT)


def undefined_operator(operation: str) -> SqlError:
    return SqlError("42883", f"operator does not exist: {operation}", hint=_NO_OPERATOR_HINT)


def mismatch(message: str) -> SqlError:
    return SqlError("42804", message)


def invalid_text(type_name: str, text: str) -> SqlError:
    return SqlError("22P02", f'invalid input syntax for type {type_name}: "{text}"')


def out_of_range(type_name: str) -> SqlError:
    return SqlError("22003", f"{type_name} out of range")


def not_simulated(what: str, instead: str = "") -> NoReturn:
    """SQL that a real server would understand and this one does not."""
    raise NotSupportedHere(f"{what} is not supported by the simulated Postgres{': ' + instead if instead else ''}")
