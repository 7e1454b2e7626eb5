"""Leaves the interpreter as it was found, so that runs in one process do not see each other."""
from __future__ import annotations

import builtins
import gc
import linecache
import random
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

#: Modules that a program may patch, or that we patch for it: what they hold is put back.
_PRESERVED: Final = (
    "builtins", "time", "datetime", "random", "json", "os", "threading", "queue", "warnings", "traceback", "linecache",
    "asyncio", "asyncio.base_events", "asyncio.events", "asyncio.locks", "asyncio.queues", "asyncio.runners",
    "asyncio.taskgroups", "asyncio.tasks", "asyncio.threads", "asyncio.timeouts",
    "concurrent.futures", "concurrent.futures.thread", "concurrent.futures.process", "multiprocessing", "logging",
    "functools", "contextlib", "io", "pathlib", "shutil", "tempfile", "glob", "errno", "socket", "subprocess", "signal",
)  # fmt: skip

_SYS_ATTRIBUTES: Final = (
    "stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "argv", "excepthook", "unraisablehook",
    "displayhook", "path", "tracebacklimit",
)  # fmt: skip

_MISSING: Final = object()


class Patches:
    """Attributes that are replaced now and put back later."""

    def __init__(self) -> None:
        self._undo: list[tuple[Any, str, Any]] = []

    def put(self, owner: Any, name: str, value: Any) -> None:
        self._undo.append((owner, name, vars(owner).get(name, _MISSING)))
        setattr(owner, name, value)

    def undo(self) -> None:
        for owner, name, old in reversed(self._undo):
            if old is not _MISSING:
                setattr(owner, name, old)
            elif name in vars(owner):
                delattr(owner, name)
        self._undo.clear()


def thrown_away(seed: int) -> Patches:
    """As isolated(), for an interpreter that is put back from outside: only what the run needs."""
    random.seed(seed)
    gc.disable()
    return Patches()


def put_back_builtins(before: dict[str, Any]) -> None:
    """So that what the engine does after the program does not meet the program's."""
    _restore_namespaces([(builtins, before)])


@contextmanager
def isolated(seed: int, libraries: Iterable[ModuleType] = ()) -> Iterator[Patches]:
    """Everything global that a run may change is put back at the end. Yields a place for patches of the run itself.

    `libraries` are modules beside the standard library's, of which what they hold is put back as well.
    """
    patches = Patches()
    modules, namespaces = dict(sys.modules), _namespaces(libraries)
    system = {name: getattr(sys, name, _MISSING) for name in _SYS_ATTRIBUTES}
    path, recursion_limit = list(sys.path), sys.getrecursionlimit()
    origin_depth, trace, profile = sys.get_coroutine_origin_tracking_depth(), sys.gettrace(), sys.getprofile()
    random_state, filters = random.getstate(), list(warnings.filters)
    handlers, collecting = _log_handlers(), gc.isenabled()
    random.seed(seed)
    gc.disable()
    try:
        yield patches
    finally:
        patches.undo()
        _restore_namespaces(namespaces)
        _restore_modules(modules)
        for name, value in system.items():
            if value is not _MISSING:
                setattr(sys, name, value)
            elif hasattr(sys, name):
                delattr(sys, name)
        sys.path[:] = path
        sys.setrecursionlimit(recursion_limit)
        sys.set_coroutine_origin_tracking_depth(origin_depth)
        if sys.gettrace() is not trace:
            sys.settrace(trace)
        if sys.getprofile() is not profile:
            sys.setprofile(profile)
        random.setstate(random_state)
        warnings.filters[:] = filters
        _restore_log_handlers(handlers)
        linecache.cache.pop("answer.py", None)
        if collecting:
            gc.enable()


def _namespaces(libraries: Iterable[ModuleType]) -> list[tuple[ModuleType, dict[str, Any]]]:
    modules = [sys.modules[name] for name in _PRESERVED if name in sys.modules]
    return [(module, dict(vars(module))) for module in (*modules, *libraries)]


def _restore_namespaces(saved: list[tuple[ModuleType, dict[str, Any]]]) -> None:
    for module, before in saved:
        now = vars(module)
        if len(now) > len(before):
            for name in [name for name in now if name not in before]:
                del now[name]
        for name, value in before.items():
            if now.get(name, _MISSING) is not value:
                now[name] = value


def _restore_modules(before: dict[str, Any]) -> None:
    """The standard library may stay imported; the program's own modules may not."""
    stdlib = sys.stdlib_module_names
    for name in [name for name in sys.modules if name not in before and name.partition(".")[0] not in stdlib]:
        del sys.modules[name]
    for name, module in before.items():
        if sys.modules.get(name) is not module:
            sys.modules[name] = module


def _loggers() -> Any:
    logging = sys.modules.get("logging")
    if logging is None:
        return []
    return [logging.root, *(log for log in logging.root.manager.loggerDict.values() if isinstance(log, logging.Logger))]


def _log_handlers() -> dict[Any, tuple[list[Any], int]]:
    return {logger: (list(logger.handlers), logger.level) for logger in _loggers()}


def _restore_log_handlers(saved: dict[Any, tuple[list[Any], int]]) -> None:
    for logger in _loggers():
        handlers, level = saved.get(logger, ([], 0))
        if logger.handlers != handlers:
            logger.handlers[:] = handlers
        if logger.level != level:
            logger.setLevel(level)
