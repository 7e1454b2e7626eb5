"""A request, what comes back, and the waiting for it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import NamedTuple

from .. import the_world
from .headers import Headers
from .urls import Address


@dataclass
class Request:
    method: str
    url: Address
    headers: Headers
    body: bytes = b""


@dataclass
class Answer:
    status: int
    headers: Headers
    pieces: tuple[bytes, ...]

    @property
    def reason(self) -> str:
        return reason_of(self.status)


@dataclass
class Exchange:
    """What happens to one request that left at `began`: it `fails` after `latency`, or the answer's head is there."""

    began: float
    latency: float
    fails: str | None = None
    answer: Answer = field(default_factory=lambda: Answer(200, Headers(), ()))
    piece_latency: float = 0.0

    @property
    def head_at(self) -> float:
        return self.began + self.latency

    def piece_at(self, number: int) -> float:
        """When piece 0, 1, … is there."""
        return self.head_at + self.piece_latency * (number + 1)

    @property
    def ends_at(self) -> float:
        pieces = len(self.answer.pieces)
        return self.piece_at(pieces - 1) if pieces else self.head_at


class Deadline(NamedTuple):
    """A library's own timeout: at this time it raises that."""

    at: float
    error: Callable[[], BaseException]


def reason_of(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


#: Points in time are sums of floats; virtual time has nanoseconds.
_SAME = 5e-10


def left_until(at: float) -> float:
    """Whole nanoseconds of it, so that what is there is not waited for."""
    return max(0.0, round(at - the_world().now(), 9))


def arrival(at: float, deadlines: tuple[Deadline, ...]) -> tuple[float, Callable[[], BaseException] | None]:
    """What comes first: the event at `at`, or a timeout and its error.

    At the same time it is the timeout, as in life an answer is there a little after the time that it takes.
    """
    due = min(deadlines, key=lambda deadline: deadline.at, default=None)
    return (at, None) if due is None or due.at > at + _SAME else due


async def wait_until(at: float, what: str, *deadlines: Deadline) -> None:
    """The task waits, others go on."""
    when, error = arrival(at, deadlines)
    await the_world().wait(left_until(when), what)
    if error is not None:
        raise error()


def block_until(at: float, what: str, *deadlines: Deadline) -> None:
    """The thread waits, and the loop in it with it."""
    when, error = arrival(at, deadlines)
    the_world().block(left_until(when), what)
    if error is not None:
        raise error()
