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

#: Functions that learners may know of a real server, and that are not here.
_ONLY_IN_POSTGRES: Final = frozenset(
    """
    age array_cat array_dims array_fill array_lower array_positions array_prepend array_replace array_upper atan
    atan2 bit_and bit_length bit_or cbrt convert_from convert_to corr cos covar_pop covar_samp date_bin daterange
    decode degrees encode factorial gcd hashtext inet_client_addr inet_server_addr int4range int8range isfinite
    json_extract_path json_extract_path_text json_object json_populate_record json_populate_recordset
    json_strip_nulls json_to_record json_to_recordset jsonb_extract_path jsonb_extract_path_text jsonb_insert
    jsonb_object jsonb_path_exists jsonb_path_query jsonb_path_query_array jsonb_path_query_first
    jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_strip_nulls jsonb_to_record
    jsonb_to_recordset justify_days justify_hours justify_interval lcm log10 make_interval make_time
    make_timestamp make_timestamptz num_nonnulls num_nulls numrange pg_advisory_lock_shared pg_blocking_pids
    pg_cancel_backend pg_column_size pg_database_size pg_indexes_size pg_notify pg_relation_size pg_size_pretty
    pg_sleep_until pg_table_size pg_terminate_backend pg_total_relation_size pg_try_advisory_lock_shared
    phraseto_tsquery plainto_tsquery quote_nullable radians range_agg regexp_count regexp_instr regexp_like
    regexp_match regexp_matches regexp_split_to_array regexp_substr scale set_config setseed sha224 sha256 sha384
    sha512 sin tan timeofday to_date to_number to_regclass to_tsquery to_tsvector trim_array trim_scale
    ts_headline ts_rank tsrange tstzrange websearch_to_tsquery width_bucket xmlagg xmlelement
    """.split()
)


class SqlError(Exception):
    """An error of the server; client libraries turn it into a class of their own by its SQLSTATE."""

    def __init__(self, sqlstate: str, message: str, **fields: Any) -> None:
        super().__init__(message)
        self.sqlstate, self.message, self.fields = sqlstate, message, fields


def syntax_error(near: str) -> SqlError:
    return SqlError("42601", f'syntax error at or near "{near}"' if near else "syntax error at end of input")


def undefined_table(name: str) -> SqlError:
    if name.startswith("pg_"):
        not_simulated(name, "the catalogue cannot be queried")
    return SqlError("42P01", f'relation "{name}" does not exist')


def undefined_column(name: str) -> SqlError:
    return SqlError("42703", f"column {name} does not exist" if "." in name else f'column "{name}" does not exist')


def undefined_column_of(table: str, column: str) -> SqlError:
    return SqlError("42703", f'column "{column}" of relation "{table}" does not exist')


def undefined_function(call: str) -> SqlError:
    if call.partition("(")[0] in _ONLY_IN_POSTGRES:
        not_simulated(call)
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
