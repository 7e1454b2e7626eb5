"""Advisory locks: numbers that sessions lock for reasons of their own."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .transactions import MustWait

if TYPE_CHECKING:
    from .run import Run
    from .session import Session


class AdvisoryLocks:
    """Held by a session until it lets go or ends, or by a transaction until its end; a holder may take one again."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Session, int]] = {}

    def take(self, run: Run, key: int, for_transaction: bool) -> str:
        if not self.try_take(run, key, for_transaction):
            holder = self._held[key][0]
            raise MustWait([holder.advisory_holder()], f"the advisory lock {key}")
        return ""

    def try_take(self, run: Run, key: int, for_transaction: bool) -> bool:
        session = run.session
        holder, times = self._held.get(key, (session, 0))
        if holder is not session:
            return False
        self._held[key] = (session, times + 1)
        if for_transaction:
            run.transaction.at_end.insert(0, lambda: self._release(session, key))
        return True

    def _release(self, session: Session, key: int) -> bool:
        holder, times = self._held.get(key, (None, 0))
        if holder is not session:
            return False
        if times > 1:
            self._held[key] = (session, times - 1)
        else:
            del self._held[key]
            session.wake_advisory()
        return True

    def release(self, session: Session, key: int) -> bool:
        return self._release(session, key)

    def release_all(self, session: Any) -> str:
        for key in [key for key, (holder, _) in self._held.items() if holder is session]:
            del self._held[key]
        session.wake_advisory()
        return ""
