"""multiprocessing.Pool on virtual time; it stands on the workers of a ProcessPoolExecutor."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from multiprocessing import TimeoutError  # noqa: A004
from typing import Any

from ..stop_texts import POOL_DIES
from ..stops import Livelock
from ..student_file import running_line
from ..timing.clock import current
from .virtual_executors import CPU_COUNT
from .virtual_futures import VirtualFuture, as_completed, pass_time
from .virtual_processes import BrokenProcessPool, ProcessPoolExecutor
from .virtual_threads import Job, gil_of, run_job


class AsyncResult:
    """Of one call, or of the chunks of a map."""

    def __init__(self, futures: list[VirtualFuture], is_map: bool) -> None:
        self._futures, self._is_map = futures, is_map

    def ready(self) -> bool:
        return all(future.done() for future in self._futures)

    def _error(self) -> BaseException | None:
        return next((error for future in self._futures if (error := future.exception()) is not None), None)

    def successful(self) -> bool:
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._error() is None

    def wait(self, timeout: float | None = None) -> None:
        pass_time(current.require(), self._futures, self.ready, timeout, "waiting for a process Pool")

    def get(self, timeout: float | None = None) -> Any:
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        error = self._error()
        if isinstance(error, BrokenProcessPool):
            # The real pool starts new processes for ever, each of which dies at once.
            current.require().stop(Livelock(POOL_DIES, line=running_line()))
        if error is not None:
            raise error
        results = [future.result() for future in self._futures]
        return list(chain.from_iterable(results)) if self._is_map else results[0]

    def tell(self, callback: Any, error_callback: Any) -> AsyncResult:
        """The real pool calls them in a thread of its own once the result is there."""

        left = set(self._futures)

        def when_done(future: VirtualFuture) -> None:
            left.discard(future)
            if not left:
                error = self._error()
                chosen, value = (callback, self.get) if error is None else (error_callback, lambda: error)
                if chosen is not None:
                    clock = current.require()
                    job = Job("Thread (_handle_results)", None, gil_of(clock))
                    run_job(clock, job, clock.ns, lambda: chosen(value()))

        if callback is not None or error_callback is not None:
            for future in self._futures:
                future.add_done_callback(when_done)
        return self

    def __repr__(self) -> str:
        return f"<{'MapResult' if self._is_map else 'ApplyResult'}>"


class Pool:
    """multiprocessing.Pool."""

    def __init__(
        self, processes: int | None = None, initializer: Any = None, initargs: Any = (), maxtasksperchild: Any = None
    ) -> None:
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._processes = processes or CPU_COUNT
        self._workers = ProcessPoolExecutor(self._processes, None, initializer, tuple(initargs))
        self._workers.start_all()
        self._state = "RUN"

    def _call(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> VirtualFuture:
        self._check_running()
        return self._workers.submit(fn, *args, **(kwargs or {}))

    def _chunks(self, fn: Any, calls: list[Any], chunksize: int | None) -> list[VirtualFuture]:
        self._check_running()
        if chunksize is None:
            # As the real one: about four chunks for each process.
            chunksize, extra = divmod(len(calls), self._processes * 4)
            chunksize += bool(extra)
        size = max(1, chunksize)
        return [self._workers.submit_chunk(fn, calls[at : at + size]) for at in range(0, len(calls), size)]

    def _check_running(self) -> None:
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def apply(self, func: Any, args: Any = (), kwds: Any = None) -> Any:
        return AsyncResult([self._call(func, args, kwds)], is_map=False).get()

    def apply_async(
        self, func: Any, args: Any = (), kwds: Any = None, callback: Any = None, error_callback: Any = None
    ) -> AsyncResult:
        return AsyncResult([self._call(func, args, kwds)], False).tell(callback, error_callback)

    def map(self, func: Any, iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        return self.map_async(func, iterable, chunksize).get()

    def map_async(
        self, func: Any, iterable: Iterable[Any], chunksize: int | None = None, callback: Any = None,
        error_callback: Any = None,
    ) -> AsyncResult:  # fmt: skip
        futures = self._chunks(func, [(item,) for item in iterable], chunksize)
        return AsyncResult(futures, True).tell(callback, error_callback)

    def starmap(self, func: Any, iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(
        self, func: Any, iterable: Iterable[Any], chunksize: int | None = None, callback: Any = None,
        error_callback: Any = None,
    ) -> AsyncResult:  # fmt: skip
        futures = self._chunks(func, [tuple(item) for item in iterable], chunksize)
        return AsyncResult(futures, True).tell(callback, error_callback)

    def imap(self, func: Any, iterable: Iterable[Any], chunksize: int = 1) -> Iterator[Any]:
        futures = self._chunks(func, [(item,) for item in iterable], chunksize)
        return (result for future in futures for result in AsyncResult([future], True).get())

    def imap_unordered(self, func: Any, iterable: Iterable[Any], chunksize: int = 1) -> Iterator[Any]:
        futures = self._chunks(func, [(item,) for item in iterable], chunksize)
        return (result for future in as_completed(futures) for result in AsyncResult([future], True).get())

    def close(self) -> None:
        if self._state == "RUN":
            self._state = "CLOSE"

    def terminate(self) -> None:
        self._state = "TERMINATE"

    def join(self) -> None:
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        if self._state == "CLOSE":
            self._workers.shutdown()

    def __enter__(self) -> Pool:
        self._check_running()
        return self

    def __exit__(self, *_: Any) -> None:
        self.terminate()


Pool.__module__ = "multiprocessing.pool"
