"""Every clock that Python offers reads the virtual one.

The stand-ins are put into `time` and `datetime` once and for all, and look up the current run at each call: a name that
somebody imported earlier (`from time import sleep`) keeps working. While no run is on they are the real functions.
"""
from __future__ import annotations

import copyreg
import datetime as _datetime_module
import operator
import sys
import time as _time_module
from collections.abc import Callable
from typing import Any, Final

from .clock import NS, Clock, current, seconds_text, to_ns

_real: Final = {name: value for name, value in vars(_time_module).items() if callable(value)}
_RealDatetime: Final = _datetime_module.datetime
_RealDate: Final = _datetime_module.date


def _now(name: str, read: Callable[[Clock], float]) -> Callable[[], float]:
    real = _real.get(name, _real["monotonic"])  # WebAssembly has no thread_time

    def now() -> float:
        clock = current.clock
        return real() if clock is None else read(clock)

    return now


_READERS: Final[dict[str, Callable[[Clock], int]]] = {
    "time": Clock.wall_ns,
    "monotonic": Clock.monotonic_ns,
    "perf_counter": Clock.monotonic_ns,
    "process_time": lambda clock: clock.cpu_ns,
    "thread_time": lambda clock: clock.main_cpu_ns if clock.thread is None else clock.thread.cpu_ns,
}


def _in_seconds(read: Callable[[Clock], int]) -> Callable[[Clock], float]:
    return lambda clock: read(clock) / NS


def _with_time_filled_in(name: str, position: int) -> Callable[..., Any]:
    """gmtime and the like take the current time when none is given."""
    real, localtime = _real[name], _real["localtime"]

    def standin(*args: Any) -> Any:
        clock = current.clock
        if clock is not None and (len(args) <= position or args[position] is None):
            now = clock.wall_ns() / NS
            args = (*args[:position], localtime(now) if name in ("asctime", "strftime") else now)
        return real(*args)

    return standin


def _sleep(seconds: Any, /) -> None:
    clock = current.clock
    if clock is None:
        return _real["sleep"](seconds)
    if not isinstance(seconds, (int, float)):
        seconds = operator.index(seconds)  # raises the same TypeError as the real one
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds == float("inf"):
        raise OverflowError("timestamp too large to convert to C PyTime_t")
    clock.block(to_ns(seconds), f"time.sleep({seconds_text(seconds)})")


_CPU_CLOCKS: Final = {
    getattr(_time_module, name): reader
    for name, reader in (("CLOCK_PROCESS_CPUTIME_ID", "process_time"), ("CLOCK_THREAD_CPUTIME_ID", "thread_time"))
    if hasattr(_time_module, name)
}


def _clock_gettime_ns(clock_id: int, /) -> int:
    clock = current.clock
    if clock is None:
        return _real["clock_gettime_ns"](clock_id)
    if clock_id == getattr(_time_module, "CLOCK_REALTIME", 0):
        return clock.wall_ns()
    if clock_id in _CPU_CLOCKS:
        return _READERS[_CPU_CLOCKS[clock_id]](clock)
    return clock.monotonic_ns()


class _StandInMeta(type):
    """A plain datetime is an instance of the stand-in; a student's own subclass of it is a class like any other."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass: type) -> bool:
        real = vars(cls).get("_real")
        return issubclass(subclass, real) if real is not None else type.__subclasscheck__(cls, subclass)


class _Datetime(_RealDatetime, metaclass=_StandInMeta):
    """The C class cannot be patched: a stand-in whose constructors return plain datetime objects."""

    _real = _RealDatetime

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        return _RealDatetime(*args, **kwargs) if cls is _Datetime else super().__new__(cls, *args, **kwargs)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        clock = current.clock
        if clock is None:
            return _RealDatetime.now(tz)
        ns = clock.wall_ns()
        return _RealDatetime.fromtimestamp(ns // NS, tz) + _datetime_module.timedelta(microseconds=ns % NS // 1_000)

    @classmethod
    def today(cls) -> Any:
        return cls.now()

    @classmethod
    def utcnow(cls) -> Any:
        return _Datetime.now(_datetime_module.timezone.utc).replace(tzinfo=None)


class _Date(_RealDate, metaclass=_StandInMeta):
    _real = _RealDate

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        return _RealDate(*args, **kwargs) if cls is _Date else super().__new__(cls, *args, **kwargs)

    @classmethod
    def today(cls) -> Any:
        return _Datetime.now().date()


for _class, _name in ((_Datetime, "datetime"), (_Date, "date")):
    _class.__module__, _class.__name__, _class.__qualname__ = "datetime", _name, _name


def _reduce(value: Any) -> tuple[Any, ...]:
    """For pickle and copy: under its public name the real class is not to be found any more."""
    kind, *rest = value.__reduce_ex__(4)
    return (_Datetime if kind is _RealDatetime else _Date, *rest)


def _standins() -> dict[str, Callable[..., Any]]:
    made: dict[str, Callable[..., Any]] = {"sleep": _sleep}
    for name, read in _READERS.items():
        made[name] = _now(name, _in_seconds(read))
        made[f"{name}_ns"] = _now(f"{name}_ns", read)
    for name, position in (("gmtime", 0), ("localtime", 0), ("ctime", 0), ("asctime", 0), ("strftime", 1)):
        made[name] = _with_time_filled_in(name, position)
    made["clock_gettime_ns"] = _clock_gettime_ns
    made["clock_gettime"] = lambda clock_id, /: _clock_gettime_ns(clock_id) / NS
    for name, function in made.items():
        function.__module__, function.__name__, function.__qualname__ = "time", name, name
    return made


#: Standard library modules that may have copied a clock function before we came.
_COPIERS: Final = (
    "threading", "queue", "sched", "selectors", "timeit", "logging", "asyncio.base_events", "concurrent.futures._base",
)  # fmt: skip


def install() -> None:
    """Put the stand-ins in place; a second call changes nothing."""
    if _datetime_module.datetime is _Datetime:
        return
    copies = {id(_RealDatetime): _Datetime, id(_RealDate): _Date}
    for name, standin in _standins().items():
        setattr(_time_module, name, standin)
        if name in _real:  # WebAssembly has no thread_time
            copies[id(_real[name])] = standin
    _datetime_module.datetime, _datetime_module.date = _Datetime, _Date
    for real in (_RealDatetime, _RealDate):
        copyreg.pickle(real, _reduce)
    for module_name in _COPIERS:
        module = sys.modules.get(module_name)
        for name, value in list(vars(module).items()) if module is not None else ():
            if id(value) in copies:
                setattr(module, name, copies[id(value)])
