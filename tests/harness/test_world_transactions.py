"""Transactions of the simulated Postgres: who sees what, who waits for whom."""
from __future__ import annotations

from typing import Any

from .programs import ProgramCase, spans

_TWO = """
import asyncio, asyncpg, time

async def both(first, second, gap=0.1):
    one, two = await asyncpg.connect(), await asyncpg.connect()
    start = time.monotonic()
    log = []

    async def run(name, conn, steps, delay):
        await asyncio.sleep(delay)
        try:
            async with conn.transaction():
                for step in steps:
                    if isinstance(step, (int, float)):
                        await asyncio.sleep(step)
                    else:
                        rows = await conn.fetch(step)
                        log.append((round(time.monotonic() - start, 3), name, [tuple(row) for row in rows]))
        except asyncpg.PostgresError as error:
            log.append((round(time.monotonic() - start, 3), name, type(error).__name__))

    await asyncio.gather(run("one", one, first, 0), run("two", two, second, gap))
    log.append(await one.fetchval("SELECT string_agg(id || ':' || value, ' ' ORDER BY id) FROM t"))
    await one.close()
    await two.close()
    return repr(log)
"""
_WORLD = {
    "database": {
        "latency": 0, "connectLatency": 0,
        "sql": "CREATE TABLE t (id int PRIMARY KEY, value int); INSERT INTO t VALUES (1, 10), (2, 20)",
    }
}  # fmt: skip
_ADD = "UPDATE t SET value = value + 1 WHERE id = {} RETURNING value"


class TransactionTest(ProgramCase):
    def both(self, first: list[Any], second: list[Any], gap: float = 0.1) -> Any:
        return self.returns(_TWO, f"await both({first!r}, {second!r}, {gap})", world=_WORLD)

    def test_a_changed_row_makes_the_next_writer_wait_and_look_again(self) -> None:
        self.assertEqual(
            self.both([_ADD.format(1), 0.5], [_ADD.format(1)]),
            "[(0.0, 'one', [(11,)]), (0.5, 'two', [(12,)]), '1:12 2:20']",
        )

    def test_readers_see_what_is_committed_and_never_wait(self) -> None:
        self.assertEqual(
            self.both(
                [_ADD.format(1), 0.5], ["SELECT value FROM t WHERE id = 1", 0.6, "SELECT value FROM t WHERE id = 1"]
            ),
            "[(0.0, 'one', [(11,)]), (0.1, 'two', [(10,)]), (0.7, 'two', [(11,)]), '1:11 2:20']",
        )

    def test_a_deadlock_ends_the_one_that_waited_first_after_a_second(self) -> None:
        self.assertEqual(
            self.both([_ADD.format(1), 0.2, _ADD.format(2)], [_ADD.format(2), 0.2, _ADD.format(1)]),
            "[(0.0, 'one', [(11,)]), (0.1, 'two', [(21,)]), (1.2, 'two', [(11,)]), "
            "(1.2, 'one', 'DeadlockDetectedError'), '1:11 2:21']",
        )

    def test_a_deadlock_has_one_victim_also_if_both_began_to_wait_at_once(self) -> None:
        self.assertEqual(
            self.both([_ADD.format(1), 0.2, _ADD.format(2)], [_ADD.format(2), 0.2, _ADD.format(1)], gap=0),
            "[(0.0, 'one', [(11,)]), (0.0, 'two', [(21,)]), (1.2, 'two', [(11,)]), "
            "(1.2, 'one', 'DeadlockDetectedError'), '1:11 2:21']",
        )

    def test_a_row_that_no_longer_fits_is_left_alone(self) -> None:
        taken = "UPDATE t SET value = 0 WHERE id = 1 AND value = 10 RETURNING id"
        self.assertEqual(self.both([taken, 0.3], [taken]), "[(0.0, 'one', [(1,)]), (0.3, 'two', []), '1:0 2:20']")

    def test_selects_for_update_lock(self) -> None:
        lock = "SELECT id FROM t ORDER BY id LIMIT 1 FOR UPDATE"
        self.assertEqual(
            self.both([lock, 0.3], [lock + " SKIP LOCKED", lock + " NOWAIT"]),
            "[(0.0, 'one', [(1,)]), (0.1, 'two', [(2,)]), (0.1, 'two', 'LockNotAvailableError'), '1:10 2:20']",
        )

    def test_a_key_of_another_transaction_is_waited_for(self) -> None:
        insert = "INSERT INTO t VALUES (3, {}) RETURNING id"
        self.assertEqual(
            self.both([insert.format(30), 0.4], [insert.format(31)]),
            "[(0.0, 'one', [(3,)]), (0.4, 'two', 'UniqueViolationError'), '1:10 2:20 3:30']",
        )

    def test_repeatable_read_refuses_what_has_changed(self) -> None:
        level = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
        self.assertEqual(
            self.both(
                [level, "SELECT sum(value) FROM t", 0.3, "SELECT sum(value) FROM t", _ADD.format(1)], [_ADD.format(1)]
            ),
            "[(0.0, 'one', []), (0.0, 'one', [(30,)]), (0.1, 'two', [(11,)]), (0.3, 'one', [(30,)]), "
            "(0.3, 'one', 'SerializationError'), '1:11 2:20']",
        )

    def test_a_wait_for_a_lock_is_named_in_the_timeline(self) -> None:
        seen = self.finishes(_TWO, f"await both({[_ADD.format(1), 0.5]!r}, {[_ADD.format(1)]!r})", world=_WORLD)
        waits = [span for span in spans(seen, "Task-3") if span[3] and "locked" in span[3]]
        self.assertEqual(
            [span[:4] for span in waits],
            [(0.1, 0.5, "wait", "asyncpg: a row of t that another transaction has locked")],
        )

    def test_two_runs_are_the_same(self) -> None:
        program = f"await both({[_ADD.format(1), 0.2, _ADD.format(2)]!r}, {[_ADD.format(2), 0.2, _ADD.format(1)]!r})"
        first = self.observe(_TWO, program, world=_WORLD)
        self.assertEqual(first, self.observe(_TWO, program, world=_WORLD))
