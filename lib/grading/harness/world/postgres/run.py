"""One execution of one statement: its parameters, its transaction, and what it asks of the world."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import SqlError
from .tables import Sequence

if TYPE_CHECKING:
    from .session import Session
    from .transactions import Transaction


class Run:
    """`drawn` are the numbers that an earlier try of the statement took from sequences: a second try takes the same."""

    def __init__(self, session: Session, transaction: Transaction, params: tuple[Any, ...]) -> None:
        self.session, self.transaction, self.params = session, transaction, params
        self.server = session.server
        self.ctes: dict[Any, Any] = {}
        self.sleep = 0.0
        self.max_rows = 0  # rows beyond this many are not wanted, so FOR UPDATE need not lock them
        self.drawn: list[tuple[str, int]] = []
        self._redrawn = 0

    def again(self) -> None:
        """The statement is tried once more from the start."""
        self.ctes, self.sleep, self._redrawn = {}, 0.0, 0

    def next_of(self, sequence: Sequence) -> int:
        if self._redrawn < len(self.drawn) and self.drawn[self._redrawn][0] == sequence.name:
            value = self.drawn[self._redrawn][1]
        else:
            value = sequence.next()
            self.drawn.append((sequence.name, value))
        self._redrawn += 1
        self.session.drawn[sequence.name] = value
        self.session.last_drawn = value
        return value

    def may_write(self, what: str) -> None:
        if self.transaction.read_only:
            raise SqlError("25006", f"cannot execute {what} in a read-only transaction")
