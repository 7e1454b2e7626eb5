"""asyncpg on the simulated Postgres: connections, arguments, errors, and what the timeline shows of them."""
from __future__ import annotations

from typing import Any

from .programs import ProgramCase, spans

USERS = {
    "database": {
        "sql": "CREATE TABLE users (id serial PRIMARY KEY, name text);"
        "INSERT INTO users (name) VALUES ('Ann'), ('Bob')"
    }
}
AT_ONCE = {"database": {**USERS["database"], "latency": 0, "connectLatency": 0}}


class AsyncpgCase(ProgramCase):
    def runs(self, body: str, world: dict[str, Any] | None = None) -> dict[str, Any]:
        """`body` is that of main(), with a connection `conn`."""
        lines = "".join(f"    {line}\n" for line in body.strip("\n").splitlines())
        source = (
            "import asyncio, asyncpg, time\n\nasync def main():\n    conn = await asyncpg.connect()\n"
            f"{lines}    await conn.close()\n\nasyncio.run(main())\n"
        )
        return self.observe(source, world=world or AT_ONCE)

    def says(self, body: str, *lines: str, world: dict[str, Any] | None = None) -> dict[str, Any]:
        seen = self.runs(body, world)
        self.assertEqual((seen["status"], seen["error"], seen["stderr"]), ("finished", None, ""))
        self.assertEqual(seen["stdout"].splitlines(), list(lines))
        return seen

    def complains(self, call: str, kind: str, message: str) -> None:
        """`call`, awaited, raises this."""
        seen = self.runs(f"await {call}")
        self.assertEqual(seen["error"]["type"], kind)
        self.assertEqual(seen["error"]["message"].splitlines()[0], message)


class ConnectionTest(AsyncpgCase):
    def test_rows_are_records(self) -> None:
        self.says(
            "row = await conn.fetchrow('SELECT id, name FROM users WHERE id = $1', 2)\n"
            "print(row, row['name'], row[0], dict(row), list(row.keys()), row == (2, 'Bob'))\n"
            "print(await conn.fetchval('SELECT count(*) FROM users'), await conn.fetch('SELECT 1 WHERE false'))\n"
            "print(await conn.execute('UPDATE users SET name = upper(name)'), await conn.execute('DROP TABLE users'))",
            "<Record id=2 name='Bob'> Bob 2 {'id': 2, 'name': 'Bob'} ['id', 'name'] True",
            "2 []",
            "UPDATE 2 DROP TABLE",
        )

    def test_the_declared_latencies_pass(self) -> None:
        world = {"database": {"latency": 0.2, "connectLatency": 0.5, "slow": {"count(": 1.5, "name": 0.7}}}
        seen = self.says(
            "print(await conn.fetchval('SELECT 1'))\nprint(await conn.fetchval('SELECT count(*) AS name'))",
            "1",
            "1",
            world=world,
        )
        self.assertEqual(seen["elapsed"], 2.2)
        self.assertEqual(seen["calls"], {"db.connect": 1, "db.fetchval": 2})
        self.assertEqual(
            [span[:4] for span in spans(seen, "Task-1")],
            [(0, 0.5, "wait", "asyncpg: connecting"), (0.5, 0.7, "wait", "asyncpg: SELECT 1"),
             (0.7, 2.2, "wait", "asyncpg: SELECT count(*) AS name")],
        )  # fmt: skip

    def test_a_transaction_costs_its_round_trips(self) -> None:
        seen = self.says(
            "async with conn.transaction():\n    await conn.execute('SELECT 1')",
            world={"database": {"latency": 0.1, "connectLatency": 0}},
        )
        self.assertEqual((seen["elapsed"], seen["calls"]), (0.3, {"db.connect": 1, "db.execute": 1}))

    def test_two_operations_at_once_are_refused(self) -> None:
        self.complains(
            "asyncio.gather(conn.fetchval('SELECT pg_sleep(1)'), conn.fetchval('SELECT 1'))",
            "asyncpg.exceptions._base.InterfaceError", "cannot perform operation: another operation is in progress",
        )  # fmt: skip

    def test_arguments_must_fit(self) -> None:
        data, interface = "asyncpg.exceptions.DataError", "asyncpg.exceptions._base.InterfaceError"
        for call, kind, message in (
            ("conn.fetch('SELECT * FROM users WHERE id = $1', 'a')", data,
             "invalid input for query argument $1: 'a' ('str' object cannot be interpreted as an integer)"),
            ("conn.execute('INSERT INTO users (name) VALUES ($1)', 5)", data,
             "invalid input for query argument $1: 5 (expected str, got int)"),
            ("conn.fetch('SELECT $1::int', 1, 2)", interface,
             "the server expects 1 argument for this query, 2 were passed"),
            ("conn.executemany('SELECT $1::int', [(1,), ('x',)])", data,
             "invalid input for query argument $1 in element #1 of executemany() sequence: 'x' "
             "('str' object cannot be interpreted as an integer)"),
        ):  # fmt: skip
            self.complains(call, kind, message)

    def test_errors_of_the_server_are_classes(self) -> None:
        for call, kind, message in (
            ("conn.fetch('SELECT * FROM nope')", "UndefinedTableError", 'relation "nope" does not exist'),
            ("conn.execute('SELEC 1')", "PostgresSyntaxError", 'syntax error at or near "SELEC"'),
            ("conn.execute('INSERT INTO users VALUES (1)')", "UniqueViolationError",
             'duplicate key value violates unique constraint "users_pkey"'),
        ):  # fmt: skip
            self.complains(call, f"asyncpg.exceptions.{kind}", message)

    def test_a_closed_connection_says_so(self) -> None:
        self.complains(
            "conn.close()\nawait conn.fetch('SELECT 1')",
            "asyncpg.exceptions._base.InterfaceError",
            "connection is closed",
        )

    def test_savepoints_and_failed_transactions(self) -> None:
        self.says(
            """
async with conn.transaction():
    await conn.execute("INSERT INTO users (name) VALUES ('kept')")
    try:
        async with conn.transaction():
            await conn.execute("INSERT INTO users (id) VALUES (1)")
    except asyncpg.UniqueViolationError as error:
        print(error.detail)
try:
    async with conn.transaction():
        try:
            await conn.execute("SELECT 1 / 0")
        except asyncpg.DivisionByZeroError:
            await conn.execute("SELECT 1")
except asyncpg.InFailedSQLTransactionError as error:
    print(error)
print([row["name"] for row in await conn.fetch("SELECT name FROM users")])
""",
            "Key (id)=(1) already exists.",
            "current transaction is aborted, commands ignored until end of transaction block",
            "['Ann', 'Bob', 'kept']",
        )

    def test_a_query_given_up_leaves_the_connection_usable(self) -> None:
        seen = self.says(
            """
slow = "SELECT pg_sleep(9)"
for give_up in (lambda: conn.execute(slow, timeout=0.5), lambda: asyncio.wait_for(conn.fetch(slow), 0.5)):
    try:
        await give_up()
    except TimeoutError:
        print(await conn.fetchval("SELECT 'still there'"))
""",
            "still there", "still there",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 1)

    def test_prepared_statements_cursors_and_many(self) -> None:
        self.says(
            """
statement = await conn.prepare("SELECT $1::int + 1 AS next")
print(await statement.fetchval(4), [a.type.name for a in statement.get_attributes()])
await conn.executemany("INSERT INTO users (name) VALUES ($1)", [(f"n{n}",) for n in range(3)])
async with conn.transaction():
    print([row["id"] async for row in conn.cursor("SELECT id FROM users", prefetch=2)])
print(await conn.copy_records_to_table("users", records=[(9, "Zoe")], columns=["id", "name"]))
try:
    async for _ in conn.cursor("SELECT 1"):
        pass
except asyncpg.NoActiveSQLTransactionError as error:
    print(error)
""",
            "5 ['int4']", "[1, 2, 3, 4, 5]", "COPY 1", "cursor cannot be created outside of a transaction",
        )  # fmt: skip

    def test_copied_records_fail_as_python_says_and_all_at_once(self) -> None:
        self.says(
            """
async def generated():
    yield 3, "Cid"
    yield 4, "Dot"
async def copy(records, table="users"):
    try:
        return await conn.copy_records_to_table(table, records=records)
    except Exception as error:
        return f"{type(error).__name__}: {error}".splitlines()[0]
print(await copy(generated()), await copy([(5, "Eve", "too much")]), await copy([]))
print(await copy([(6, "Fay"), ("7", "Gil")]))
print(await copy([(6,)]))
print(await copy([(6, "Fay"), (1, "Gil")]))
print(await copy([], "nobody"), await conn.fetchval("SELECT max(id) FROM users"))
""",
            "COPY 2 COPY 1 COPY 0",
            "TypeError: 'str' object cannot be interpreted as an integer",
            "IndexError: tuple index out of range",
            'UniqueViolationError: duplicate key value violates unique constraint "users_pkey"',
            'UndefinedTableError: relation "nobody" does not exist 5',
        )

    def test_a_connection_belongs_to_one_loop(self) -> None:
        source = """
            import asyncio, asyncpg
            async def connect():
                return await asyncpg.connect(), await asyncpg.create_pool(min_size=1)
            async def use(one):
                try:
                    await one.fetchval("SELECT 1")
                except Exception as error:
                    print(type(error).__name__, str(error).partition(" got ")[2] or error)
            conn, pool = asyncio.run(connect())
            asyncio.run(use(conn))
            asyncio.run(use(conn))
            asyncio.run(use(pool))
        """
        busy = "InterfaceError cannot perform operation: another operation is in progress"
        self.assertEqual(
            self.finishes(source)["stdout"].splitlines(),
            ["RuntimeError Future <Future pending> attached to a different loop", busy, busy],
        )

    def test_one_connection_too_many(self) -> None:
        seen = self.runs("await asyncpg.connect()", {"database": {"maxConnections": 1}})
        self.assertEqual(
            (seen["error"]["type"], seen["error"]["message"]),
            ("asyncpg.exceptions.TooManyConnectionsError", "sorry, too many clients already"),
        )

    def test_what_is_not_simulated_is_refused_by_name(self) -> None:
        seen = self.runs("await conn.add_listener('news', print)")
        self.assertEqual(
            seen["error"]["message"], "Connection.add_listener is not supported: use asyncio.Queue or asyncio.Event"
        )
        seen = self.runs("asyncpg.Range(1, 2)")
        self.assertIn("asyncpg.Range is not supported", seen["error"]["message"])
        seen = self.runs("asyncpg.nothing")
        self.assertEqual(seen["error"]["message"], "module 'asyncpg' has no attribute 'nothing'")
