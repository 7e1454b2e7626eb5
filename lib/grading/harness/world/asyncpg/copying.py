"""copy_records_to_table(): many rows in one go, all or none. What does not fit fails as Python says, not as asyncpg."""
from __future__ import annotations

from collections.abc import AsyncIterable
from typing import Any

from ...unsupported import NotSupportedHere
from .codecs import copied
from .operation import label_of


async def copy_records(
    connection: Any, table: str, rows: Any, columns: Any, schema: str | None, timeout: float | None, where: str | None
) -> str:
    if where is not None:
        raise NotSupportedHere("where= of copy_records_to_table is not supported: leave out those records beforehand")
    target = ".".join(_quoted(name) for name in (schema, table) if name)
    names = ", ".join(_quoted(name) for name in columns or ())
    into, session = f"{target}({names})" if names else target, connection._session
    command = f"COPY {into} FROM STDIN WITH (FORMAT binary)"
    async with connection._operation(timeout, command):
        connection._queries += 1
        label = label_of(command)
        await session.travel(command, label)
        kinds = [column.type for column in session.prepare(f"SELECT {names or '*'} FROM {target} LIMIT 1").columns]
        found = [row async for row in rows] if isinstance(rows, AsyncIterable) else rows
        values = [copied(kinds, row, connection._codecs) for row in found]
        marks = ", ".join(f"${at}" for at in range(1, len(kinds) + 1))
        await session.run_many(session.prepare(f"INSERT INTO {into} VALUES ({marks})"), values, label)
    return f"COPY {len(values)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
