"""What a session remembers: its transaction block, its settings, and what it drew from sequences."""
from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import SqlError
from .settings import DEFAULTS, setting
from .transactions import Transaction

if TYPE_CHECKING:
    from .server import Server


class SessionState:
    def __init__(self, server: Server, pid: int, user: str, database: str) -> None:
        self.server, self.pid, self.user, self.database = server, pid, user, database
        self.transaction: Transaction | None = None
        self.running: Transaction | None = None
        self.failed = False
        self.settings = dict(DEFAULTS)
        self.drawn: dict[str, int] = {}
        self.last_drawn: int | None = None

    @property
    def in_transaction(self) -> bool:
        return self.transaction is not None

    def fail(self) -> None:
        """An error inside a transaction: undo it, or what came after its last savepoint, and refuse what comes."""
        transaction = self.transaction
        if transaction is None or self.failed:
            return
        self.failed = True
        if transaction.savepoints:
            transaction.undo_to(transaction.savepoints[-1][1])
            transaction.wake()
        else:
            transaction.rollback()

    def begin(self, isolation: str | None = None, read_only: bool = False) -> None:
        if self.transaction is None:  # else Postgres only warns
            level = isolation or self.settings["default_transaction_isolation"]
            self.transaction = Transaction(self.server, self.pid, level, read_only)

    def end(self, commit: bool) -> str:
        transaction, failed = self.transaction, self.failed
        self.transaction, self.failed = None, False
        if transaction is not None and not transaction.is_over:
            if commit and not failed:
                transaction.commit()
            else:
                transaction.rollback()
        return "COMMIT" if commit and not failed else "ROLLBACK"

    def savepoint(self, name: str) -> None:
        transaction = self._block("SAVEPOINT")
        transaction.savepoints.append((name, transaction.mark()))

    def release(self, name: str) -> None:
        transaction = self._block("RELEASE SAVEPOINT")
        del transaction.savepoints[self._savepoint(transaction, name) :]

    def rollback_to(self, name: str) -> None:
        transaction = self._block("ROLLBACK TO SAVEPOINT")
        at = self._savepoint(transaction, name)
        transaction.undo_to(transaction.savepoints[at][1])
        del transaction.savepoints[at + 1 :]
        self.failed = False
        transaction.wake()

    def _block(self, command: str) -> Transaction:
        if self.transaction is None:
            raise SqlError("25P01", f"{command} can only be used in transaction blocks")
        return self.transaction

    def _savepoint(self, transaction: Transaction, name: str) -> int:
        for at in reversed(range(len(transaction.savepoints))):
            if transaction.savepoints[at][0] == name:
                return at
        raise SqlError("3B001", f'savepoint "{name}" does not exist')

    def show(self, name: str) -> str:
        name = name.lower()
        if name == "transaction_isolation":
            running = self.transaction or self.running
            return running.isolation if running is not None else self.settings["default_transaction_isolation"]
        if name not in self.settings:
            raise SqlError("42704", f'unrecognized configuration parameter "{name}"')
        return self.settings[name]

    def set(self, name: str, value: str, local: bool, transaction: Transaction) -> None:
        before = self.settings.get(name)
        self.settings[name] = setting(name, value)

        def back() -> None:
            if before is not None:
                self.settings[name] = before

        if local:
            transaction.at_end.append(back)
        else:
            transaction.on_undo(back)

    def reset(self, name: str) -> None:
        names = list(DEFAULTS) if name == "all" else [name]
        for one in names:
            if one in DEFAULTS:
                self.settings[one] = DEFAULTS[one]

    def current_value(self, name: str) -> int:
        sequence = self.server.sequence(name)
        if sequence.name not in self.drawn:
            raise SqlError("55000", f'currval of sequence "{sequence.name}" is not yet defined in this session')
        return self.drawn[sequence.name]

    def last_value(self) -> int:
        if self.last_drawn is None:
            raise SqlError("55000", "lastval is not yet defined in this session")
        return self.last_drawn
