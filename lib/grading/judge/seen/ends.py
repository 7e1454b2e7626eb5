"""Checks on how a run ended."""

from __future__ import annotations

import builtins
from typing import Self

from ..values import show
from .facts import Facts


class EndChecks(Facts):
    def finished(self) -> Self:
        """It came to its end without an exception."""
        if self._observation["status"] != "finished":
            self._fail_with_ending()
        return self

    def ended(self, status: str) -> Self:
        """It ended with this status, such as 'deadlocked'."""
        seen = self.status
        if seen != status:
            ending = self._ending()
            self._fail(
                f"{ending['en']} It should have ended as {status}.", f"{ending['zh']}它本应以 {status} 结束。"
            )
        return self

    def raised(self, error: type[BaseException] | str, message: str | None = None) -> Self:
        """It raised this exception or a subclass, as far as that is known of classes that are not built in (`Exception`);
        `message` is a part of the exception's message.
        """
        wanted = error if isinstance(error, str) else error.__name__
        ending = self._ending()
        seen = self.error
        if self.status != "raised" or seen is None or not _is_kind_of(seen["type"], wanted):
            self._fail(f"{ending['en']} It should raise {wanted}.", f"{ending['zh']}应该抛出 {wanted}。")
        if message is not None and message not in seen["message"]:
            self._fail(
                f"{ending['en']} The message should contain {show(message)}.",
                f"{ending['zh']}错误信息中应该包含 {show(message)}。",
            )
        return self


def _is_kind_of(seen: str, wanted: str) -> bool:
    """By name, as the exception's class itself stays in the sandbox: built-in ones know their bases.

    Of any other it is known only that it is a BaseException, and hardly anybody means to make it no Exception.
    """
    seen, wanted = seen.rpartition(".")[2], wanted.rpartition(".")[2]
    if seen == wanted:
        return True
    one = getattr(builtins, seen, BaseException if seen == "CancelledError" else Exception)
    other = getattr(builtins, wanted, None)
    return isinstance(one, type) and isinstance(other, type) and issubclass(one, other)
