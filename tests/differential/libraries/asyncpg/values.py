"""Values of all kinds, to the server and back."""
import asyncio
import datetime as dt
import json
import uuid
from decimal import Decimal

import asyncpg

UTC = dt.timezone.utc
VALUES = [
    ("bool", True), ("smallint", -5), ("int", 7), ("bigint", 2**40), ("real", 0.5), ("float8", 0.1), ("numeric", Decimal("1.50")),
    ("numeric(8,2)", 3), ("text", "héllo"), ("varchar(5)", "abc"), ("char(4)", "ab"), ("bytea", b"\x00\xff"),
    ("date", dt.date(2026, 2, 28)), ("timestamp", dt.datetime(2026, 1, 2, 3, 4, 5, 678)), ("time", dt.time(1, 2, 3)),
    ("timestamptz", dt.datetime(2026, 1, 2, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))), ("interval", dt.timedelta(days=2, seconds=3)),
    ("uuid", uuid.UUID(int=1)), ("json", '{"a": [1, 2]}'), ("jsonb", '{"bb": 1.50, "a": null}'), ("int[]", [1, None, 3]), ("text[]", ["a", "b,c"]),
]


async def main():
    conn = await asyncpg.connect()
    await conn.execute("DROP TABLE IF EXISTS value_row")
    columns = ", ".join(f"c{at} {kind}" for at, (kind, _) in enumerate(VALUES))
    await conn.execute(f"CREATE TABLE value_row ({columns})")
    marks = ", ".join(f"${at + 1}" for at in range(len(VALUES)))
    await conn.execute(f"INSERT INTO value_row VALUES ({marks})", *(value for _, value in VALUES))
    row = await conn.fetchrow("SELECT * FROM value_row")
    for (kind, given), back in zip(VALUES, row):
        print(kind, repr(back), back == given, isinstance(back, type(given)))
    for kind, value in VALUES:
        print(kind, await conn.fetchval(f"SELECT ($1::{kind})::text", value))
    await conn.set_type_codec("jsonb", encoder=json.dumps, decoder=json.loads, schema="pg_catalog")
    print(await conn.fetchval("SELECT $1::jsonb", {"x": [1, {"y": None}]}))
    print(await conn.fetchval("SELECT jsonb_build_object('n', 1, 'list', array[1,2])"))
    await conn.reset_type_codec("jsonb", schema="pg_catalog")
    print(await conn.fetchval("SELECT '{\"b\": 1}'::jsonb"))
    await conn.execute("DROP TABLE value_row")
    await conn.close()


asyncio.run(main())
