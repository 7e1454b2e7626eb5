"""The global interpreter lock of one simulated process: of its threads, one computes at a time.

Virtual threads run in one go, each on a local clock, so the lock cannot be handed back and forth every few milliseconds.
A thread that comes later finds the stretches that earlier ones have computed, waits through them and uses the gaps: what
`sys.setswitchinterval` would do with a very long interval. Four threads that compute one second each are done after 1, 2,
3 and 4 s, where a real machine lets all of them end near 4 s; the whole takes 4 s on both.

    thread A  ▓▓▓▓▓▓▓───────▓▓▓▓▓▓▓            ▓ computes   ─ sleeps   · waits for the lock
    thread B  ·······▓▓▓▓▓▓▓

The thread of the event loop never waits for the lock: it takes it at once, and whoever had it computes that much later.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..threads.virtual_threads import Job
    from .clock import Clock


class Stretch:
    """One job computes from `start` to `end`, in ns."""

    __slots__ = ("start", "end", "job")

    def __init__(self, start: int, end: int, job: Job) -> None:
        self.start, self.end, self.job = start, end, job


class Gil:
    """`busy` holds the stretches of jobs that have run, in order of time; they do not overlap."""

    def __init__(self) -> None:
        self.busy: list[Stretch] = []

    def compute(self, clock: Clock, job: Job, ns: int) -> None:
        """The job, which is running, computes for `ns`: its clock moves on by that and by what it waits for the lock."""
        while ns > 0:
            free_until = self._wait_for_gap(clock, job)
            used = ns if free_until is None else min(ns, free_until - clock.ns)
            start = clock.ns
            clock.advance_to(start + used)
            last = job.computed[-1] if job.computed else None
            if last is not None and last.end == start:
                last.end = clock.ns
            else:
                job.computed.append(Stretch(start, clock.ns, job))
            ns -= used

    def _wait_for_gap(self, clock: Clock, job: Job) -> int | None:
        """Moves the clock out of other jobs' stretches. Returns where the next one begins, None if there is none."""
        busy = self.busy
        while job.stretches_passed < len(busy):
            stretch = busy[job.stretches_passed]
            if stretch.start > clock.ns:
                return stretch.start
            clock.advance_to(stretch.end)
            job.stretches_passed += 1
        return None

    def job_ends(self, job: Job) -> None:
        """What the job has computed is in the way of others from now on."""
        if job.computed:
            self.busy = sorted([*self.busy, *job.computed], key=lambda stretch: stretch.start)

    def taken_by_loop(self, at: int, ns: int) -> list[Job]:
        """The loop's thread has computed for `ns` from `at` on. Returns the jobs that are done that much later."""
        if not self.busy or self.busy[-1].end <= at:
            return []
        late: dict[Any, None] = {}
        for stretch in self.busy:
            if stretch.end > at:
                stretch.start += ns if stretch.start >= at else 0
                stretch.end += ns
                late[stretch.job] = None
        for job in late:
            job.end_ns += ns
        return list(late)
