"""multiprocessing on virtual time: Process, Queue and what is named beside them; Pool is in process_pool.py.

Not here, and refused by name: pipes, managers, arrays, and the primitives that let two processes wait for each other
half-way, which jobs that run in one go cannot (virtual_processes.py).
"""
from __future__ import annotations

import heapq
import queue
import sys
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, Final

from ..outside import call
from ..sealed import Sealed, private
from ..stop_texts import QUEUE_STAYS_EMPTY
from ..timing.clock import current, to_ns
from ..unsupported import NotSupportedHere, refusal
from .thread_locks import Lock
from .virtual_executors import CPU_COUNT
from .virtual_processes import FIRST_CHILD_PID, ChildProcess, ImportFailed, Parcel, Shared, unpack
from .virtual_threads import Job, never, run_job

_TERMINATED: Final = -15


class Process:
    """multiprocessing.Process."""

    _job = private("_job")

    def __init__(
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Iterable[Any] = (),
        kwargs: dict[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ) -> None:
        clock = current.require()
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs or {})
        clock.process_objects += 1
        self.name = name or f"Process-{clock.process_objects}"
        self.daemon = bool(daemon)
        self._job: Job | None = None
        self._exit_code = 0
        self.pid: int | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if not isinstance(value, Sealed)}

    def run(self) -> None:
        if self._target is not None:
            call(self._target, *self._args, **self._kwargs)

    def start(self) -> None:
        if self._job is not None:
            raise AssertionError("cannot start a process twice")
        clock = current.require()
        child = ChildProcess(clock, self.name)
        is_own = type(self).run is not Process.run  # a subclass crosses as a whole
        parcel = Parcel((type(self).run, (self,), {}) if is_own else (self._target or print, self._args, self._kwargs))
        self.pid, self._job = child.pid, child.new_job()

        def work() -> None:
            try:
                _, error = unpack(child.call(parcel))
            except ImportFailed:
                self._exit_code = 1
            else:
                self._note_end(error)

        run_job(clock, self._job, clock.ns, work)
        if not self.daemon:
            clock.threads.append(self._job)  # the interpreter waits for it at exit

    def _note_end(self, error: BaseException | None) -> None:
        if isinstance(error, SystemExit):
            self._exit_code = error.code if isinstance(error.code, int) else int(error.code is not None)
        elif error is not None:
            self._exit_code = 1
            trace = str(error.__cause__).strip().strip('"').lstrip("\n")
            sys.stderr.write(f"Process {self.name}:\n{trace}")

    def _left_ns(self) -> int:
        return self._job.end_ns - current.require().ns if self._job is not None else 0

    def join(self, timeout: float | None = None) -> None:
        if self._job is None:
            raise AssertionError("can only join a started process")
        left = self._left_ns()
        if left > 0:
            wait = left if timeout is None else min(left, max(0, to_ns(timeout)))
            current.require().block(wait, f"{self.name}.join()")

    def is_alive(self) -> bool:
        return self._left_ns() > 0

    @property
    def exitcode(self) -> int | None:
        return None if self._job is None or self.is_alive() else self._exit_code

    @property
    def ident(self) -> int | None:
        return self.pid

    def terminate(self) -> None:
        clock = current.require()
        if self._job is not None and self.is_alive():
            self._job.end_ns, self._exit_code = clock.ns, _TERMINATED
            if clock.output is not None:
                clock.output.cut(self._job, clock.ns)

    kill = terminate

    def close(self) -> None:
        if self.is_alive():
            raise ValueError(
                "Cannot close a process while it is still running. You should first call join() or terminate()."
            )

    def __repr__(self) -> str:
        ended = f"stopped exitcode={self.exitcode}"
        state = "initial" if self._job is None else "started" if self.is_alive() else ended
        return f"<{type(self).__name__} name={self.name!r} {state}>"


class Queue(Shared):
    """multiprocessing.Queue: an item is there from the moment at which it was put, whoever's clock that was."""

    _items = private("_items")

    def __init__(self, maxsize: int = 0) -> None:
        self._items: list[tuple[int, int, Parcel]] = []
        self._puts = 0

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        self._puts += 1
        heapq.heappush(self._items, (current.require().ns, self._puts, Parcel(item)))

    def put_nowait(self, item: Any) -> None:
        self.put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        clock = current.require()
        until = None if block and timeout is None else clock.ns + (to_ns(timeout or 0) if block else 0)
        first = self._items[0][0] if self._items else None
        if first is None and until is None:
            never(clock, "multiprocessing.Queue.get()", QUEUE_STAYS_EMPTY)
        if first is None or (until is not None and first > until):
            clock.block(max(0, (until or 0) - clock.ns), "Queue.get()")
            raise queue.Empty
        if first > clock.ns:
            clock.block(first - clock.ns, "Queue.get()")
        return heapq.heappop(self._items)[2].open()

    def get_nowait(self) -> Any:
        return self.get(block=False)

    def qsize(self) -> int:
        now = current.require().ns
        return sum(at <= now for at, _, _ in self._items)

    def empty(self) -> bool:
        return not self.qsize()

    def full(self) -> bool:
        return False

    def close(self) -> None:
        """Nothing is left to be flushed."""

    join_thread = cancel_join_thread = close


class SharedLock(Shared, Lock):
    """multiprocessing.Lock."""


class Value(Shared):
    """multiprocessing.Value: one number that all processes see."""

    def __init__(self, typecode_or_type: Any, value: Any = 0, *, lock: Any = True) -> None:
        self.value = value
        self._lock = SharedLock()

    def get_lock(self) -> SharedLock:
        return self._lock


class _CurrentProcess:
    """What multiprocessing.current_process() returns."""

    daemon = False

    def __init__(self, name: str, pid: int) -> None:
        self.name, self.pid, self.ident = name, pid, pid


def current_process() -> _CurrentProcess:
    thread = current.require().thread
    child = thread.process if thread is not None else None
    return _CurrentProcess("MainProcess", getpid()) if child is None else _CurrentProcess(child.name, child.pid)


def getpid() -> int:
    """os.getpid()."""
    clock = current.clock
    child = clock.thread.process if clock is not None and clock.thread is not None else None
    return FIRST_CHILD_PID - 1 if child is None else child.pid


def get_start_method(allow_none: bool = False) -> str | None:
    method = current.require().start_method
    return method if allow_none else method or "forkserver"


def set_start_method(method: str | None, force: bool = False) -> None:
    clock = current.require()
    if clock.start_method is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None:
        check_start_method(method)
    clock.start_method = method


def check_start_method(method: str) -> None:
    """Processes that share what their parent had in memory do not exist here: they would need no guard."""
    if method == "fork":
        advice = "processes import the program anew here, as with 'forkserver', the default of Python 3.14, and 'spawn'"
        raise NotSupportedHere(f"the start method 'fork' is not supported: {advice}")
    if method not in ("forkserver", "spawn"):
        raise ValueError(f"cannot find context for {method!r}")


def context(names: dict[str, Any], method: str | None) -> SimpleNamespace:
    """multiprocessing.get_context(method)."""
    if method is not None:
        check_start_method(method)
    return SimpleNamespace(**names)


_ADVICE: Final = "processes run one after the other here; return a value, or put it into a multiprocessing.Queue"
_REFUSED: Final = (
    "Pipe", "Manager", "Array", "RawArray", "RawValue", "JoinableQueue", "Event", "Condition", "Semaphore",
    "BoundedSemaphore", "Barrier",
)  # fmt: skip

#: What `multiprocessing` offers during a run, beside Pool.
NAMES: Final[dict[str, Any]] = {
    "Process": Process,
    "Queue": Queue,
    "SimpleQueue": Queue,
    "Lock": SharedLock,
    "RLock": SharedLock,
    "Value": Value,
    "cpu_count": lambda: CPU_COUNT,
    "current_process": current_process,
    "active_children": list,
    "freeze_support": lambda: None,
    "get_start_method": get_start_method,
    "set_start_method": set_start_method,
    "get_all_start_methods": lambda: ["forkserver", "spawn"],
    **{name: refusal(f"multiprocessing.{name}", _ADVICE) for name in _REFUSED},
}
# A function is pickled by its name: pool.submit(os.getpid) must find it where the program has it from.
getpid.__module__ = "os"
for _named in (Process, Queue, Value, current_process, get_start_method, set_start_method):
    _named.__module__ = "multiprocessing"
SharedLock.__name__ = SharedLock.__qualname__ = "Lock"
