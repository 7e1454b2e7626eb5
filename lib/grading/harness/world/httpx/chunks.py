"""The pieces of a body as chunks of a size, or as lines."""
from __future__ import annotations


class Cutter:
    """Chunks of the wanted size, whatever the pieces are."""

    def __init__(self, size: int | None) -> None:
        self._size, self._left = size, b""

    def more(self, piece: bytes) -> list[bytes]:
        if self._size is None:
            return [piece] if piece else []
        size, text = self._size, self._left + piece
        whole = len(text) - len(text) % size
        self._left = text[whole:]
        return [text[at : at + size] for at in range(0, whole, size)]

    def rest(self) -> list[bytes]:
        return [self._left] if self._left else []


class Lines:
    def __init__(self) -> None:
        self._left = ""

    def more(self, text: str) -> list[str]:
        lines = (self._left + text).splitlines(keepends=True)
        self._left = lines.pop() if lines and not lines[-1].endswith(("\n", "\r")) else ""
        return [line.rstrip("\r\n") for line in lines]

    def rest(self) -> list[str]:
        return [self._left] if self._left else []
