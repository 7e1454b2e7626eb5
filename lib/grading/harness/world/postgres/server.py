"""The one database server of a run: what it stores, who is connected, and how long it takes to answer.

connect ──► Session ── simple(text) / prepare + execute ──► latency ──► parse ─► analyse ─► run ──► rows or SqlError
                                                                                  │
                                                             MustWait: wait for the other transaction, run again
"""
from __future__ import annotations

from typing import Any

from .. import World, the_world
from .advisory import AdvisoryLocks
from .errors import SqlError, undefined_table
from .session import Session
from .tables import Sequence, Table, Version
from .transactions import Transaction


class Server:
    """Made on first use from the scenario's `database` section."""

    def __init__(self, world: World) -> None:
        self.world = world
        declared: dict[str, Any] = world.section("database") or {}
        self.latency: float = declared.get("latency", 0.01)
        self.connect_latency: float = declared.get("connectLatency", 0.05)
        self.slow: dict[str, float] = declared.get("slow", {})
        self.max_connections: int = declared.get("maxConnections", 100)
        self.relations: dict[str, Any] = {}
        self.plain_indexes: dict[str, str] = {}
        self.schema_version = 0
        self.sessions: list[Session] = []
        self.commits = 0
        self.snapshots: list[Transaction] = []
        self.dead: list[tuple[Table, Version]] = []
        self.advisory = AdvisoryLocks()
        self._transactions = 730
        self._pids = 1000
        if sql := declared.get("sql"):
            self._prepare(sql)

    def _prepare(self, sql: str) -> None:
        """What the scenario wants to be there; it takes no time, and a mistake in it is its author's."""
        session = Session(self, 0, "postgres", "postgres")
        try:
            session.run_at_once(sql)
        except SqlError as error:
            raise ValueError(f"the scenario's database.sql fails: {error.message}") from None

    # -- connections -----------------------------------------------------------------------------------------------
    def connect(self, user: str, database: str) -> Session:
        if len(self.sessions) >= self.max_connections:
            raise SqlError("53300", "sorry, too many clients already")
        self._pids += 1
        session = Session(self, self._pids, user, database)
        self.sessions.append(session)
        return session

    def latency_of(self, sql: str) -> float:
        """The longest of the declared ones whose text it contains, else the usual."""
        slow = [seconds for part, seconds in self.slow.items() if part in sql]
        return max(slow) if slow else self.latency

    # -- transactions ----------------------------------------------------------------------------------------------
    def next_transaction_number(self) -> int:
        self._transactions += 1
        return self._transactions

    def sweep(self) -> None:
        """Versions that nobody can see any more."""
        if self.snapshots:
            return
        for table, version in self.dead:
            table.remove(version)
        self.dead.clear()

    # -- the schema ------------------------------------------------------------------------------------------------
    def schema_changed(self) -> None:
        self.schema_version += 1

    def tables(self) -> list[Table]:
        return [relation for relation in self.relations.values() if isinstance(relation, Table)]

    def sequence(self, name: str) -> Sequence:
        name = name.removeprefix("public.").strip('"')
        found = self.relations.get(name)
        if found is None:
            raise undefined_table(name)
        if not isinstance(found, Sequence):
            raise SqlError("42809", f'"{name}" is not a sequence')
        return found

    def set_sequence(self, name: str, value: int, is_called: bool) -> int:
        sequence = self.sequence(name)
        sequence.last, sequence.is_called = value, is_called
        return value

    def serial_sequence(self, table: str, column: str) -> str | None:
        found = self.relations.get(table.removeprefix("public."))
        if not isinstance(found, Table):
            raise undefined_table(table)
        if column not in found.positions:
            raise SqlError("42703", f'column "{column}" of relation "{table}" does not exist')
        sequence = found.columns[found.position(column)].sequence
        return None if sequence is None else f"public.{sequence}"


def the_server() -> Server:
    """The server of the run that is on."""
    world = the_world()
    return world.state("postgres", lambda: Server(world))
