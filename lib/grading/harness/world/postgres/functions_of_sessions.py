"""Functions of JSON, of sequences and of the session."""
from __future__ import annotations

from .functions import define
from .json_values import json_loads, jsonb_text


def _json_type(text: str) -> str:
    value = json_loads(text)
    for kind, name in ((bool, "boolean"), (dict, "object"), (list, "array"), (str, "string"), (type(None), "null")):
        if isinstance(value, kind):
            return name
    return "number"


def _jsonb_set(text: str, path: list[str], new: str, create: bool = True) -> str:
    value = json_loads(text)
    found = value
    for step in path[:-1]:
        found = found.get(step) if isinstance(found, dict) else found[int(step)]
        if not isinstance(found, (dict, list)):
            return text
    if isinstance(found, dict) and (create or path[-1] in found):
        found[path[-1]] = json_loads(new)
    elif isinstance(found, list):
        found[int(path[-1])] = json_loads(new)
    return jsonb_text(value)


define("jsonb_typeof", "jsonb -> text", _json_type)
define("json_typeof", "json -> text", _json_type)
define("jsonb_array_length", "jsonb -> int4", lambda text: len(json_loads(text)))
define("json_array_length", "json -> int4", lambda text: len(json_loads(text)))
define("jsonb_set", "jsonb text[] jsonb -> jsonb", _jsonb_set)
define("jsonb_set", "jsonb text[] jsonb bool -> jsonb", _jsonb_set)

define("nextval", "text -> int8", lambda run, name: run.next_of(run.server.sequence(name)), True)
define("currval", "text -> int8", lambda run, name: run.session.current_value(name), True)
define("lastval", "-> int8", lambda run: run.session.last_value(), True)
define("setval", "text int8 -> int8", lambda run, name, value: run.server.set_sequence(name, value, True), True)
define(
    "setval",
    "text int8 bool -> int8",
    lambda run, name, value, called: run.server.set_sequence(name, value, called),
    True,
)
define(
    "pg_get_serial_sequence",
    "text text -> text",
    lambda run, table, column: run.server.serial_sequence(table, column),
    True,
)
define("pg_backend_pid", "-> int4", lambda run: run.session.pid, True)
define("version", "-> text", lambda: "PostgreSQL 15.4 on a simulated machine, 64-bit")
define("current_database current_catalog", "-> name", lambda run: run.session.database, True)
define("current_user session_user user current_role", "-> name", lambda run: run.session.user, True)
define("current_schema", "-> name", lambda: "public")
define("current_setting", "text -> text", lambda run, name: run.session.show(name), True)
define("txid_current pg_current_xact_id", "-> int8", lambda run: run.transaction.number, True)
define("pg_advisory_lock", "int8 -> void", lambda run, key: run.server.advisory.take(run, key, False), True)
define("pg_advisory_xact_lock", "int8 -> void", lambda run, key: run.server.advisory.take(run, key, True), True)
define("pg_try_advisory_lock", "int8 -> bool", lambda run, key: run.server.advisory.try_take(run, key, False), True)
define("pg_try_advisory_xact_lock", "int8 -> bool", lambda run, key: run.server.advisory.try_take(run, key, True), True)
define("pg_advisory_unlock", "int8 -> bool", lambda run, key: run.server.advisory.release(run.session, key), True)
define("pg_advisory_unlock_all", "-> void", lambda run: run.server.advisory.release_all(run.session), True)
