"""Which callback of a loop is a step of which task, and what a task's coroutine is called."""
from __future__ import annotations

from asyncio import tasks
from types import BuiltinFunctionType, MethodType
from typing import Any

from ..student_file import FILENAME

_Task = tasks.Task

#: Types of which the callbacks that begin a task's step are, all of them; found out once.
is_step_type: dict[type, bool] = {}
#: Names of methods in C by which the loop wakes a task: no task has a method of this name that a program could call.
_is_wake_up: dict[str, bool] = {}


def stepped_task(callback: Any) -> Any:
    """The task whose step this callback is, or None. A bound `task.cancel` is no step."""
    kind = type(callback)
    if kind is BuiltinFunctionType or kind is MethodType:
        # One type for all methods: it is their names that tell.
        task, name = callback.__self__, callback.__name__
        if not isinstance(task, _Task):
            return None
        if name not in _is_wake_up:
            _is_wake_up[name] = not hasattr(task, name)
        return task if _is_wake_up[name] else None
    is_step = is_step_type[kind] = isinstance(getattr(callback, "__self__", None), _Task)
    return callback.__self__ if is_step else None


def coroutine_name(coro: Any) -> str:
    """As the program calls it: Worker.run, and just `step` for a function inside a function."""
    name = getattr(coro, "__qualname__", None)
    return name.rpartition("<locals>.")[2] if isinstance(name, str) else type(coro).__name__


_HOUSE_KEEPING = ("shutdown_asyncgens", "shutdown_default_executor")


def is_internal(coro: Any) -> bool:
    code = getattr(coro, "cr_code", None)
    if code is None:
        return type(coro).__name__ == "async_generator_athrow"  # an abandoned async generator being closed
    return code.co_filename != FILENAME and code.co_name in _HOUSE_KEEPING
