"""Checks on what the simulated world was asked."""

from __future__ import annotations

from typing import Self

from .. import wording
from ..failure import Localized
from .facts import Facts

_AT_LEAST_ONCE: Localized = {"en": "at least once", "zh": "1 次"}


class WorldChecks(Facts):
    def called(self, name: str, times: int | None = None) -> Self:
        """The world was asked this, such as 'http.get' or 'db.fetch': exactly so many times, or at least once."""
        seen = self.calls.get(name, 0)
        if seen == 0 if times is None else seen != times:
            others, count = _list(self.calls), wording.times(seen)
            wanted = _AT_LEAST_ONCE if times is None else wording.times(times)
            least = "至少" if times is None else ""
            self._fail(
                f"`{name}` was called {count['en']}, but should be called {wanted['en']}. {others['en']}",
                f"`{name}` 被调用了 {count['zh']}，应该{least}调用 {wanted['zh']}。{others['zh']}",
            )
        return self


def _list(calls: dict[str, int]) -> Localized:
    if not calls:
        return {"en": "Nothing was called at all.", "zh": "没有任何调用。"}
    listed = [f"{name} ×{count}" for name, count in sorted(calls.items())]
    return {"en": f"All calls: {', '.join(listed)}.", "zh": f"全部调用：{'，'.join(listed)}。"}
