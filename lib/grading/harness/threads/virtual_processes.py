"""Other processes on virtual time: each has its own memory, as far as Python's own names go, and its own interpreter lock.

A process is a job that runs in one go, like a thread (virtual_threads.py), with three differences:

- it imports the student's program anew under the name `__mp_main__`, as processes do that are not forked (the default of
  Python 3.14 on all systems): its globals are its own, and a program without `if __name__ == "__main__":` starts itself
  again and fails as it does in life;
- what crosses is pickled: arguments, results and exceptions are copies, and a lambda cannot cross;
- it computes beside all others: its interpreter lock is its own, and there is always a core for it.
"""
from __future__ import annotations

import builtins
import io
import pickle
import sys
import types
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool, _RemoteTraceback
from contextlib import contextmanager
from typing import Any, Final

from ..error_report import student_traceback
from ..outside import call
from ..sealed import private
from ..stops import EngineStop
from ..timing.agenda import NEVER
from ..timing.clock import Clock
from ..timing.gil import Gil
from .virtual_executors import CPU_COUNT, VirtualExecutor, no_job
from .virtual_futures import VirtualFuture
from .virtual_threads import Job, callable_name, handing_task

_exec = exec

#: The first process id of ours; the program's own is one less.
FIRST_CHILD_PID: Final = 1001

_NO_BOOTSTRAP: Final = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...
"""

_DIED: Final = "A process in the process pool was terminated abruptly while the future was running or pending."


#: Start methods → what multiprocessing calls processes that have no name.
_NAMES: Final = {"forkserver": "ForkServerProcess", "spawn": "SpawnProcess"}


class Shared:
    """What processes really share, such as a queue: it crosses as itself."""


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: dict[int, Shared]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._shared = shared

    def persistent_id(self, value: Any) -> int | None:
        if not isinstance(value, Shared):
            return None
        self._shared[id(value)] = value
        return id(value)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: dict[int, Shared]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, key: int) -> Shared:
        return self._shared[key]


class Parcel:
    """A value on its way from one process to another. Raises what pickle raises for what cannot cross."""

    def __init__(self, value: Any) -> None:
        self._shared: dict[int, Shared] = {}
        file = io.BytesIO()
        _Pickler(file, self._shared).dump(value)
        self._data = file.getvalue()

    def open(self) -> Any:
        return _Unpickler(io.BytesIO(self._data), self._shared).load()


class ImportFailed(Exception):
    """The process died while it imported the program; the cause is why."""


class ChildProcess:
    """One process; its memory lasts from job to job. `name` is that of multiprocessing.current_process()."""

    _clock = private("_clock")

    def __init__(self, clock: Clock, name: str | None) -> None:
        if clock.thread is not None and clock.thread.importing:
            raise RuntimeError(_NO_BOOTSTRAP)
        clock.processes_named += 1
        self.name = name or f"{_NAMES[clock.start_method or 'forkserver']}-{clock.processes_named}"
        self.pid = FIRST_CHILD_PID + clock.processes_named - 1
        self.gil = Gil()
        self._clock = clock
        self._main: types.ModuleType | None = None

    def new_job(self) -> Job:
        job = Job("MainThread", handing_task(self._clock), self.gil)
        job.process = self
        return job

    def call(self, parcel: Parcel) -> Parcel:
        """Inside a job of this process: do what the parcel holds, (function, args, kwargs), and pack what comes of it."""
        with self._inside():
            function, args, kwargs = parcel.open()
            try:
                return Parcel((function(*args, **kwargs), None, None))
            except EngineStop:
                raise
            except BaseException as error:
                return Parcel((None, error, student_traceback(error)))

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """`__main__` is this process's own."""
        names = ("__main__", "__mp_main__", "answer")
        outer = {name: sys.modules[name] for name in names if name in sys.modules}
        try:
            if self._main is None:
                self._import_program()
            sys.modules.update(dict.fromkeys(names, self._main))
            yield
        finally:
            for name in names:
                sys.modules.pop(name, None)
            sys.modules.update(outer)

    def _import_program(self) -> None:
        program = self._clock.program
        self._main = module = types.ModuleType("answer" if program.name == "answer" else "__mp_main__")
        module.__file__, module.__builtins__ = program.code.co_filename, builtins
        sys.modules.update({"__main__": module, "__mp_main__": module, "answer": module})
        job = self._clock.thread
        job.importing = True
        try:
            _exec(program.code, module.__dict__)
        except EngineStop:
            raise
        except BaseException as error:
            sys.stderr.write(f"Process {self.name}:\n{student_traceback(error)}")
            raise ImportFailed from error
        finally:
            job.importing = False


def unpack(parcel: Parcel) -> tuple[Any, BaseException | None]:
    """(result, exception) in the process that asked; the exception tells where it was raised, as it does in life."""
    result, error, trace = parcel.open()
    if error is not None:
        error.__cause__ = _RemoteTraceback(f'\n"""\n{trace}"""')
    return result, error


class ProcessPoolExecutor(VirtualExecutor):
    """concurrent.futures.ProcessPoolExecutor on virtual time."""

    _children = private("_children")

    waits_for, _plural = "process", "processes"

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: Any = None,
        initializer: Any = None,
        initargs: tuple[Any, ...] = (),
        *,
        max_tasks_per_child: int | None = None,
    ) -> None:
        initialize = None if initializer is None else Parcel((initializer, initargs, {}))
        super().__init__(CPU_COUNT if max_workers is None else max_workers, "", None)
        self._initializer = initialize
        self._children: list[ChildProcess | None] = [None] * self._max_workers
        self._broken_ns = NEVER

    def _check_open(self) -> None:
        if self._clock.ns > self._broken_ns:  # not yet at that moment: in life a process takes a while to die
            raise BrokenProcessPool("A child process terminated abruptly, the process pool is not usable anymore")
        super()._check_open()

    def start_all(self) -> None:
        """A multiprocessing.Pool starts its processes at once; an executor starts one when it needs it."""
        self._children = [ChildProcess(self._clock, None) for _ in self._children]

    def _work(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return Parcel((fn, args, kwargs))

    def _run(self, work: Any, task: str | None) -> tuple[Job, Any, BaseException | None]:
        if self._broken_ns < NEVER:
            return no_job(self._clock), None, BrokenProcessPool(_DIED)
        worker = self._next_worker()
        child = self._children[worker]
        if child is None:
            child = self._children[worker] = ChildProcess(self._clock, None)
        first = self._last_jobs[worker] is None
        job = child.new_job()

        def work_in_child() -> Any:
            if first and self._initializer is not None and unpack(child.call(self._initializer))[1] is not None:
                raise ImportFailed
            return child.call(work)

        parcel, error = self._run_on(worker, job, work_in_child)
        if isinstance(error, ImportFailed):
            self._broken_ns = self._clock.ns
            return job, None, BrokenProcessPool(_DIED)
        return (job, None, error) if error is not None else (job, *unpack(parcel))

    def submit_chunk(self, fn: Any, calls: list[Any]) -> VirtualFuture:
        return self._submit_work(callable_name(fn), lambda: Parcel((_Chunk(fn), (calls,), {})))


class _Chunk(Shared):
    """A function for several argument tuples, one after the other; itself in every process, its function is looked up."""

    def __init__(self, fn: Any) -> None:
        self._fn = Parcel(fn)

    def __call__(self, calls: list[tuple[Any, ...]]) -> list[Any]:
        fn = self._fn.open()
        return [call(fn, *args) for args in calls]
