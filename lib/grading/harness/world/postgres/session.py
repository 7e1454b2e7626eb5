"""One connection as the server sees it: its transaction, its settings, and how a statement runs to its end.

    idle ──BEGIN──► in a transaction ──error──► failed: only ROLLBACK helps, or ROLLBACK TO a savepoint
      ▲                  │ COMMIT, ROLLBACK           │
      └──────────────────┴────────────────────────────┘

A statement outside of a transaction is one of its own; the statements of one text are one together.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from .analysis import Analysis, Prepared, Result
from .errors import SqlError
from .parse_statements import parse, parse_one
from .run import Run
from .session_state import SessionState
from .settings import in_seconds
from .statement_syntax import Do
from .transactions import MustWait, Transaction, deadlock

if TYPE_CHECKING:
    from .server import Server

#: After so long a wait for a lock Postgres looks for a deadlock.
_DEADLOCK_TIMEOUT: Final = 1.0
_MOST_PLANS: Final = 200


class Holder:
    """A session as the holder of advisory locks: looks like a transaction to those who wait for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.pid, self.number = session.pid, 0
        self.at_end: list[Callable[[], None]] = []
        self.committed_at = None

    @property
    def waits_for(self) -> list[Any]:
        running = self._session.running
        return running.waits_for if running is not None else []


class Session(SessionState):
    def __init__(self, server: Server, pid: int, user: str, database: str) -> None:
        super().__init__(server, pid, user, database)
        self.is_closed = False
        self._holder = Holder(self)
        self._waiting: Any = None
        self._deadline: float | None = None
        self._plans: dict[str, tuple[int, Prepared]] = {}

    # -- time ------------------------------------------------------------------------------------------------------
    async def travel(self, sql: str, label: str) -> None:
        """The way to the server and back, and its work."""
        timeout = in_seconds(self.settings["statement_timeout"])
        self._deadline = self.server.world.now() + timeout if timeout else None
        await self._pause(self.server.latency_of(sql), label)

    async def _pause(self, seconds: float, label: str) -> None:
        left = None if self._deadline is None else max(0.0, self._deadline - self.server.world.now())
        too_long = left is not None and seconds > left
        future, seconds = self.server.world.future(label), left if too_long and left is not None else seconds
        must_have_passed = self.server.world.time_to_pass(seconds)
        await self._until(future, future.get_loop().call_later(seconds, _wake, future))
        must_have_passed(label)
        if too_long:
            raise SqlError("57014", "canceling statement due to statement timeout")

    async def _until(self, future: Any, *timers: Any) -> None:
        self._waiting = future
        try:
            await future
        finally:
            self._waiting = None
            for timer in timers:
                timer.cancel()

    async def _wait_for(self, wait: MustWait, transaction: Transaction) -> None:
        """Until one of those who hold what we want has ended; a deadlock is found after a second."""
        future = self.server.world.future(f"asyncpg: {wait.what}")
        loop, timers = future.get_loop(), []

        def wake() -> None:
            _wake(future)

        def look_for_deadlock() -> None:
            cycle = transaction.cycle()
            if cycle is not None and not future.done():
                transaction.waits_for = []  # at once: who looks at the same instant finds no deadlock any more
                future.set_exception(deadlock(cycle))

        timers.append(loop.call_later(_DEADLOCK_TIMEOUT, look_for_deadlock))
        limit = in_seconds(self.settings["lock_timeout"])
        if limit:
            error = SqlError("55P03", "canceling statement due to lock timeout")
            timers.append(loop.call_later(limit, _fail, future, error))
        if self._deadline is not None:
            error = SqlError("57014", "canceling statement due to statement timeout")
            timers.append(loop.call_later(max(0.0, self._deadline - self.server.world.now()), _fail, future, error))
        transaction.waits_for = wait.holders
        for holder in wait.holders:
            holder.at_end.append(wake)
        try:
            await self._until(future, *timers)
        finally:
            transaction.waits_for = []
            for holder in wait.holders:
                if wake in holder.at_end:
                    holder.at_end.remove(wake)

    # -- statements ------------------------------------------------------------------------------------------------
    async def simple(self, sql: str, label: str) -> str:
        """Run all statements of a text, as one transaction if none is open; the tag of the last."""
        await self.travel(sql, label)
        with self._failing():
            statements = parse(sql)
        implicit = len(statements) > 1 and self.transaction is None
        together = Transaction(self.server, self.pid) if implicit else None
        tag = ""
        try:
            for statement, text in statements:
                if (
                    together is not None
                    and isinstance(statement, Do)
                    and statement.what in ("begin", "commit", "rollback")
                ):
                    together.commit()
                    together = None
                prepared = self._analysed(statement, text)
                tag = (await self.run(prepared, (), label, within=together)).tag
        except BaseException:
            if together is not None and not together.is_over:
                together.rollback()
            raise
        if together is not None:
            together.commit()
        return tag

    def run_at_once(self, sql: str) -> None:
        """Without waiting: nobody else is there yet."""
        for statement, text in parse(sql):
            transaction = Transaction(self.server, self.pid)
            transaction.begin_command()
            self._once(self._analysed(statement, text), Run(self, transaction, ()))
            transaction.commit()

    def prepare(self, sql: str) -> Prepared:
        """Analyse the one statement of a text, or fail as its transaction then does."""
        with self._failing():
            statement, text = parse_one(sql)
        return self._analysed(statement, text)

    def _analysed(self, statement: Any, text: str) -> Prepared:
        if self.failed and not (isinstance(statement, Do) and statement.what in ("rollback", "commit", "rollback to")):
            raise SqlError("25P02", "current transaction is aborted, commands ignored until end of transaction block")
        version, prepared = self._plans.get(text, (-1, None))
        if prepared is not None and version == self.server.schema_version:
            return prepared
        with self._failing():
            prepared = Analysis(self).prepare(statement, text)
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        self._plans[text] = (self.server.schema_version, prepared)
        return prepared

    def _failing(self) -> _Failing:
        return _Failing(self)

    async def run(
        self, prepared: Prepared, params: tuple[Any, ...], label: str, most: int = 0, within: Transaction | None = None
    ) -> Result:
        """`most`: rows beyond this many are not wanted. `within`: the transaction of the text that this is part of."""
        open_one = self.transaction or within
        transaction = open_one or Transaction(self.server, self.pid)
        run, mark = Run(self, transaction, params), transaction.mark()
        self.running = transaction
        try:
            while True:
                if not transaction.is_over:
                    transaction.begin_command()
                run.max_rows = most
                try:
                    result = self._once(prepared, run)
                    break
                except MustWait as wait:
                    transaction.undo_to(mark, keep_locks=True)
                    await self._wait_for(wait, transaction)
                    prepared = self._analysed(prepared.statement, prepared.text)
                    run.again()
                except SqlError:
                    if run.sleep:
                        await self._pause(run.sleep, label)
                    raise
            if run.sleep:
                await self._pause(run.sleep, label)
        except BaseException:
            if open_one is None:
                transaction.rollback()
            elif open_one is self.transaction:
                self.fail()
            raise
        finally:
            self.running = None
        if open_one is None and not transaction.is_over:
            transaction.commit()
        return result

    async def run_many(self, prepared: Prepared, many: list[tuple[Any, ...]], label: str) -> list[Result]:
        """One statement for each of these parameters, all or none."""
        within = None if self.transaction is not None else Transaction(self.server, self.pid)
        try:
            results = [await self.run(prepared, params, label, within=within) for params in many]
        except BaseException:
            if within is not None:
                within.rollback()
            raise
        if within is not None:
            within.commit()
        return results

    def _once(self, prepared: Prepared, run: Run) -> Result:
        try:
            return prepared.execute(self, run)
        except OverflowError:
            raise SqlError("22008", "timestamp out of range") from None

    # -- the end ---------------------------------------------------------------------------------------------------
    def advisory_holder(self) -> Any:
        return self._holder

    def wake_advisory(self) -> None:
        wakes, self._holder.at_end = self._holder.at_end, []
        for wake in wakes:
            wake()

    def interrupt(self, error: BaseException) -> None:
        """Whoever waits for an answer gets this instead."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)

    def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        if self.transaction is not None:
            self.end(commit=False)
        self.server.advisory.release_all(self)
        if self in self.server.sessions:
            self.server.sessions.remove(self)


class _Failing:
    """An error in this block fails the session's transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        if error is not None:
            self._session.fail()


def _wake(future: Any) -> None:
    if not future.done():
        future.set_result(None)


def _fail(future: Any, error: SqlError) -> None:
    if not future.done():
        future.set_exception(error)
