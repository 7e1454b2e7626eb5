"""The settings that SET and SHOW know; those that have a meaning here are timeouts and the isolation level."""
from __future__ import annotations

import re
from typing import Final

from .errors import SqlError

DEFAULTS: Final = {
    "application_name": "", "bytea_output": "hex", "client_encoding": "UTF8", "client_min_messages": "notice",
    "datestyle": "ISO, MDY", "deadlock_timeout": "1s", "default_transaction_isolation": "read committed",
    "default_transaction_read_only": "off", "idle_in_transaction_session_timeout": "0", "integer_datetimes": "on",
    "intervalstyle": "postgres", "is_superuser": "on", "jit": "off", "lock_timeout": "0", "max_connections": "100",
    "search_path": '"$user", public', "server_encoding": "UTF8", "server_version": "15.4",
    "server_version_num": "150004", "standard_conforming_strings": "on", "statement_timeout": "0",
    "synchronous_commit": "on", "timezone": "UTC", "work_mem": "4MB",
}  # fmt: skip

_UNITS: Final = {"": 0.001, "us": 1e-6, "ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}


def setting(name: str, value: str) -> str:
    """The value as SHOW will show it."""
    if name not in DEFAULTS and "." not in name:
        raise SqlError("42704", f'unrecognized configuration parameter "{name}"')
    if value.lower() == "default":
        return DEFAULTS.get(name, "")
    if name.endswith("_timeout"):
        return _time(name, value)
    return value


def _time(name: str, value: str) -> str:
    seconds = in_seconds(value)
    if seconds is None:
        raise SqlError("22023", f'invalid value for parameter "{name}": "{value}"')
    milliseconds = round(seconds * 1000)
    if not milliseconds:
        return "0"
    for unit, size in (("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000)):
        if not milliseconds % size:
            return f"{milliseconds // size}{unit}"
    return f"{milliseconds}ms"


def in_seconds(value: str) -> float | None:
    """Of a time such as 500ms or 1500; None if it is none."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d|)\s*", value)
    return float(match[1]) * _UNITS[match[2]] if match else None
