"""One run: the student's source as a program, or imported with an expression evaluated in it.

                      ┌─ expression is null ──► run as __main__ ─────────────────────────┐
    compile ── ok ────┤                                                                  ├──► release ──► observation
       │              └─ else ──► import as `answer` ─ ok ─► restart ─► evaluate ────────┘
       └── fails ──► not-importable ◄── fails ─┘

"Release" lets go of everything that the program held, so that the warnings which Python gives at that moment (a
coroutine never awaited, an exception never retrieved) are given while we still listen.
"""
from __future__ import annotations

import ast
import asyncio
import gc
import json
import sys
import traceback
import types
import warnings
from typing import Any, Final

from .asyncio_standins import VirtualAsyncio
from .error_report import describe, said, student_traceback, without_addresses
from .isolation import Patches, isolated
from .output import Echo, NoKeyboard, Output
from .recording.diagnostics import Diagnostics
from .recording.recorder import Recorder
from .recording.sequential_awaits import find_sequential_awaits
from .recording.steps import coroutine_name
from .stops import EngineStop
from .student_file import FILENAME, call_on, line_text, register
from .timing import clock_standins
from .timing.agenda import NEVER
from .timing.clock import NS, Clock, Program, current
from .timing.cost import Cost
from .values import encode_value, safe_repr
from .world import World, disk
from .world.libraries import LIBRARIES

_CO_COROUTINE: Final = 0x80
_OUR_PACKAGE: Final = __name__.partition(".")[0]

_asyncio_run = asyncio.run
_show_warning = warnings._showwarnmsg_impl
_collect_garbage = gc.collect
_eval, _exec, _compile, _loads = eval, exec, compile, json.loads


def observe_program(request: dict[str, Any], echo: Echo | None = None) -> dict[str, Any]:
    """Run what the request says and describe it: request and observation as in lib/grading/README.md.

    `echo` gets what the program prints at once, as (file descriptor, bytes).
    """
    observation, tasks = observe_in_parts(request, echo)
    return {**observation, "tasks": _loads(tasks)}


def observe_in_parts(request: dict[str, Any], echo: Echo | None = None) -> tuple[dict[str, Any], str]:
    """As observe_program: (all but the tasks, the tasks as JSON)."""
    clock_standins.install()
    disk.install()
    run = _Run(request, echo)
    with isolated(request["scenario"]["seed"], LIBRARIES.values()) as patches:
        run.run(patches)
    return run.observation(), run.recorder.tasks_as_json()


class _NotImportable(Exception):
    """The source could not be compiled or imported; the cause is the student's error."""


class _Run:
    def __init__(self, request: dict[str, Any], echo: Echo | None) -> None:
        self.source: str = request["source"]
        self.expression: str | None = request["scenario"]["expression"]
        self.limits: dict[str, Any] = request["limits"]
        self.clock = Clock(round(self.limits["virtualSeconds"] * NS))
        self.diagnostics = Diagnostics()
        self.recorder = Recorder(self.clock, self.diagnostics)
        self.world = World(self.clock, request["scenario"].get("world", {}))
        self.output = Output(self.clock, self.limits["outputBytes"], echo)
        self.cost = Cost(self.clock, self.world.section("cpu") or {})
        self.status = "finished"
        self.result: Any = None
        self.error: dict[str, Any] | None = None
        self.elapsed_ns = 0

    def run(self, patches: Patches) -> None:
        """Run the program to whatever end it has."""
        patches.put(sys, "stdin", NoKeyboard())
        for stream in ("stdout", "stderr"):
            patches.put(sys, stream, getattr(self.output, stream))
            patches.put(sys, f"__{stream}__", getattr(self.output, stream))
        patches.put(sys, "argv", [FILENAME])
        patches.put(sys, "unraisablehook", self._unraisable)
        patches.put(warnings, "_warn_unawaited_coroutine", self._never_awaited)
        sys.set_coroutine_origin_tracking_depth(4)
        register(self.source)
        for name in [name for name in sys.modules if name.partition(".")[0] == _OUR_PACKAGE]:
            del sys.modules[name]  # no door sign for a program that looks for us; isolation puts them back
        sys.modules.update(LIBRARIES)
        disk.begin(patches)
        outer_clock, current.clock = current.clock, self.clock
        try:
            with self.cost, VirtualAsyncio(self.clock, patches, self.limits["loopSteps"], self.limits["tasks"]):
                self._run_and_release()
        finally:
            current.clock = outer_clock

    # -- running ---------------------------------------------------------------------------------------------------
    def _run_and_release(self) -> None:
        module = types.ModuleType("__main__" if self.expression is None else "answer")
        module.__file__ = FILENAME
        sys.modules[module.__name__] = module
        if self.expression is None:
            sys.modules["__mp_main__"] = module  # what comes back from another process may be of a class of this name
        try:
            self._execute(module)
            if self.clock.stopped is not None:
                raise self.clock.stopped  # the program caught it and went on to its end
        except BaseException as error:
            self._failed(error)
            _forget(error)
        self.clock.computing_ends()
        self.elapsed_ns = self.clock.ns
        self.output.end_at(self.elapsed_ns)
        was_stopped = self.clock.stopped is not None
        if was_stopped:
            self.recorder.finish()  # we left them waiting; nothing that happens from now on counts
        self.cost.release_begins()
        self._release(module)
        if not was_stopped:
            if self.clock.stopped is not None and self.status == "finished":
                self._failed(self.clock.stopped)  # a __del__ without an end
            self.recorder.finish()

    def _execute(self, module: types.ModuleType) -> None:
        try:
            code = self.cost.compile(self.source)
        except EngineStop:
            raise
        except BaseException as error:
            raise _NotImportable from error
        self.clock.program = Program(code, module.__name__)
        if self.expression is None:
            _exec(code, module.__dict__)
            self._wait_for_threads()
            return
        try:
            _exec(code, module.__dict__)
        except (EngineStop, MemoryError):
            raise
        except BaseException as error:
            raise _NotImportable from error
        self._restart()
        self.result = encode_value(self._evaluate(self.expression, module.__dict__))

    def _restart(self) -> None:
        """Importing was preparation: the observation is of the expression alone."""
        _collect_garbage()
        if self.clock.stopped is not None:
            raise self.clock.stopped  # the import swallowed it
        for part in (self.clock, self.recorder, self.output, self.cost, self.world):
            part.restart()

    def _evaluate(self, expression: str, names: dict[str, Any]) -> Any:
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = _compile(expression, "<expression>", "eval", flags=flags, dont_inherit=True)
        value = _eval(code, names)
        if code.co_flags & _CO_COROUTINE:
            value.__name__ = value.__qualname__ = "expression"
            return _asyncio_run(value)
        return value

    def _wait_for_threads(self) -> None:
        """As the interpreter does at exit."""
        agenda = self.clock.agenda
        agenda.drop_daemons()
        while agenda.next_ns < NEVER:
            self.clock.advance_to(max(self.clock.ns, agenda.next_ns))
        self.clock.advance_to(max([self.clock.ns, *(job.end_ns for job in self.clock.threads)]))

    def _failed(self, error: BaseException) -> None:
        """Decide the status. What the engine ended stays ended, whatever the program made of it since."""
        stop = self.clock.stopped or error
        if isinstance(stop, EngineStop):
            self.status = stop.status
            self.error = {"type": type(stop).__name__, **said(stop.text), "line": stop.line, "traceback": ""}
            self.result = None
            if stop.status == "deadlocked":
                self.diagnostics.deadlock(stop.waits)
            return
        if isinstance(error, _NotImportable):
            self.status, error = "not-importable", error.__cause__ or error
        elif isinstance(error, SystemExit):
            self.status = "exited"
            if error.code is None or error.code == 0:
                return
        elif isinstance(error, MemoryError):
            self.status = "out-of-memory"
        else:
            self.status = "raised"
        self.error = describe(error)
        if isinstance(error, SystemExit):
            self.output.report(f"{error.code}\n" if isinstance(error.code, str) else "")
        else:
            self.output.report(self.error["traceback"])

    def _release(self, module: types.ModuleType) -> None:
        for name in [name for name, loaded in sys.modules.items() if loaded is module]:
            del sys.modules[name]
        module.__dict__.clear()
        for attribute in ("last_value", "last_traceback", "last_exc", "last_type"):
            vars(sys).pop(attribute, None)
        try:
            _collect_garbage()
        except EngineStop:
            pass

    # -- what Python says behind the program's back ------------------------------------------------------------------
    def _never_awaited(self, coroutine: Any) -> None:
        if self.clock.stopped is not None:
            return
        origin = coroutine.cr_origin or ()
        line = next((line for file, line, _ in origin if file == FILENAME), None)
        name, lane = coroutine_name(coroutine), self.recorder.current
        is_own = getattr(getattr(coroutine, "cr_code", None), "co_filename", None) == FILENAME
        call = name if is_own or line is None else call_on(line_text(line), name.rpartition(".")[2]) or name
        self.diagnostics.never_awaited(line, lane.name if lane is not None else None, call)
        place = f"{FILENAME}:{line}: " if line else ""
        code = f"  {line_text(line)}\n" if line else ""
        if warnings._showwarnmsg_impl is not _show_warning:
            # The program records warnings: catch_warnings(record=True).
            warnings.warn_explicit(f"coroutine '{name}' was never awaited", RuntimeWarning, FILENAME, line or 1)
        else:
            self.output.report(f"{place}RuntimeWarning: coroutine '{name}' was never awaited\n{code}")

    def _unraisable(self, raised: Any) -> None:
        """An exception that Python had to ignore, as in a __del__."""
        if self.clock.stopped is not None or raised.exc_value is None:
            return
        what = without_addresses(safe_repr(raised.object))
        self.output.report(f"Exception ignored in: {what}\n{student_traceback(raised.exc_value)}")

    # -- the answer ------------------------------------------------------------------------------------------------
    def observation(self) -> dict[str, Any]:
        """All but the tasks."""
        if self.status in ("finished", "exited", "raised"):
            find_sequential_awaits(self.source, self.recorder.lanes, self.diagnostics)
        return {
            "version": 1,
            "status": self.status,
            "stdout": self.output.text(1),
            "stderr": self.output.text(2),
            "output": self.output.lines(),
            "elapsed": self.elapsed_ns / NS,
            "result": self.result,
            "error": self.error,
            "diagnostics": self.diagnostics.as_list(),
            "peakConcurrency": self.recorder.peak_concurrency,
            "calls": dict(sorted(self.world.calls.items())),
            "cost": self.cost.ticks,
            "limits": self.limits,
        }


def _forget(error: BaseException) -> None:
    """Let go of the frames that an exception holds, and of the tasks in their variables."""
    todo, seen = [error], set()
    while todo:
        part = todo.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        if part.__traceback__ is not None:
            traceback.clear_frames(part.__traceback__)
        part.__traceback__ = None
        todo += [part.__cause__, part.__context__, *(getattr(part, "exceptions", None) or ())]
