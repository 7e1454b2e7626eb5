"""One run: the student's source as a program, or imported with an expression evaluated in it.

                      ┌─ as a program ─────────────────────────────► run as __main__ ────┐
    compile ── ok ────┤                                                                  ├──► release ──► observation
       │              └─ for an expression ─► import as `answer` ─ ok ──► evaluate ──────┘
       └── fails ──► not-importable ◄──────────────── fails ─┘
    (StudentSource)       │           begin()                │         finish()

"Release" lets go of everything that the program held, so that the warnings which Python gives at that moment (a
coroutine never awaited, an exception never retrieved) are given while we still listen.
"""
from __future__ import annotations

import ast
import asyncio
import builtins
import gc
import sys
import types
import warnings
from typing import Any, Final

from . import guard
from .asyncio_standins import VirtualAsyncio
from .error_report import describe, said, student_traceback, without_addresses
from .isolation import Patches, isolated, put_back_builtins
from .json_text import from_json
from .letting_go import let_go
from .output import Echo, NoKeyboard, Output
from .recording.diagnostics import Diagnostics
from .recording.recorder import Recorder
from .recording.sequential_awaits import find_sequential_awaits
from .recording.steps import coroutine_name
from .stops import EngineStop
from .student_file import FILENAME, call_on, line_text, register
from .student_source import StudentSource
from .timing import clock_standins
from .timing.agenda import NEVER
from .timing.clock import NS, Clock, Program, current
from .timing.cost import Cost
from .timing.ties import Ties
from .values import encode_value, safe_repr
from .world import World, disk
from .world.libraries import LIBRARIES

_CO_COROUTINE: Final = 0x80
_OUR_PACKAGE: Final = __name__.partition(".")[0]

_asyncio_run = asyncio.run
_show_warning = warnings._showwarnmsg_impl
_collect_garbage = gc.collect
_eval, _exec, _compile = eval, exec, compile


def observe_program(request: dict[str, Any], echo: Echo | None = None) -> dict[str, Any]:
    """Run what the request says and describe it: request and observation as in lib/grading/README.md.

    `echo` gets what the program prints at once, as (file descriptor, bytes).
    """
    observation, tasks = observe_in_parts(request, echo)
    return {**observation, "tasks": from_json(tasks)}


def observe_in_parts(request: dict[str, Any], echo: Echo | None = None) -> tuple[dict[str, Any], str]:
    """As observe_program: (all but the tasks, the tasks as JSON)."""
    run = Run(request, echo)
    expression = request["scenario"]["expression"]
    with isolated(request["scenario"]["seed"], LIBRARIES.values()) as patches:
        run.begin(patches, is_program=expression is None)
        run.finish(expression)
    guard.end()
    return run.observation()


class _NotImportable(Exception):
    """The source could not be compiled or imported; the cause is the student's error."""


class Run:
    """First begin(), then finish(), then observation(); between the first two a run may be kept, and finished often."""

    def __init__(self, request: dict[str, Any], echo: Echo | None, source: StudentSource | None = None) -> None:
        """`source` is the request's, where it has been read before."""
        clock_standins.install()
        disk.install()
        self.limits: dict[str, Any] = request["limits"]
        choices = request["scenario"].get("ties")
        self.ties = None if choices is None else Ties(choices)
        self.clock = Clock(round(self.limits["virtualSeconds"] * NS), self.ties)
        self.diagnostics = Diagnostics()
        self.recorder = Recorder(self.clock, self.diagnostics)
        self.world = World(self.clock, request["scenario"].get("world", {}))
        self.output = Output(self.clock, self.limits["outputBytes"], echo)
        self.cost = Cost(self.clock, self.world.section("cpu") or {})
        if source is None or source.text != request["source"] or source.priced != frozenset(self.cost.priced):
            source = StudentSource(request["source"], self.cost.priced)
        self.source = source
        self.status = "finished"
        self.result: Any = None
        self.error: dict[str, Any] | None = None
        self.elapsed_ns = 0
        self._failure: BaseException | None = None

    # -- running ---------------------------------------------------------------------------------------------------
    def begin(self, patches: Patches, *, is_program: bool) -> None:
        """Put everything in place, and import the source where it is not to run as the program itself."""
        guard.begin(patches)
        patches.put(sys, "stdin", NoKeyboard())
        for stream in ("stdout", "stderr"):
            patches.put(sys, stream, getattr(self.output, stream))
            patches.put(sys, f"__{stream}__", getattr(self.output, stream))
        patches.put(sys, "argv", [FILENAME])
        # No bound methods: a program finds who they are bound to.
        patches.put(sys, "unraisablehook", lambda raised: self._unraisable(raised))
        patches.put(warnings, "_warn_unawaited_coroutine", lambda coroutine: self._never_awaited(coroutine))
        sys.set_coroutine_origin_tracking_depth(4)
        register(self.source.text)
        for name in [name for name in sys.modules if name.partition(".")[0] == _OUR_PACKAGE]:
            del sys.modules[name]  # no door sign for a program that looks for us; isolation puts them back
        sys.modules.update(LIBRARIES)
        disk.begin(patches)
        self._outer_clock, current.clock = current.clock, self.clock
        self._asyncio = VirtualAsyncio(self.clock, patches, self.limits["loopSteps"], self.limits["tasks"])
        self.cost.__enter__()
        self._asyncio.__enter__()
        self._builtins = dict(vars(builtins))
        self._module = module = types.ModuleType("__main__" if is_program else "answer")
        module.__file__, module.__builtins__ = FILENAME, builtins  # else exec() gives it ours
        sys.modules[module.__name__] = module
        if is_program:
            sys.modules["__mp_main__"] = module  # what comes back from another process may be of a class of this name
        try:
            self._load(module, is_program)
        except BaseException as error:
            self._failure = error

    def finish(self, expression: str | None) -> None:
        """Run the program, or evaluate the expression, to whatever end it has, and let go of everything."""
        try:
            if self._failure is not None:
                raise self._failure
            self._go_on(expression)
            if not self.cost.is_counting(vars(self._module)):
                guard.deny("__tick__")
            if self.clock.stopped is not None:
                raise self.clock.stopped  # the program caught it and went on to its end
        except BaseException as error:
            put_back_builtins(self._builtins)
            self._failed(error)
            let_go(error)
        put_back_builtins(self._builtins)
        self._failure = None
        self._end()
        self._asyncio.__exit__()
        current.clock = self._outer_clock

    def _load(self, module: types.ModuleType, is_program: bool) -> None:
        try:
            code = self.source.code
            self.clock.program = Program(code, module.__name__)
            if not is_program:
                _exec(code, module.__dict__)
        except (EngineStop, MemoryError):
            raise
        except BaseException as error:
            raise _NotImportable from error
        if not is_program:
            self._restart()

    def _restart(self) -> None:
        """Importing was preparation: the observation is of the expression alone."""
        _collect_garbage()
        if self.clock.stopped is not None:
            raise self.clock.stopped  # the import swallowed it
        for part in (self.clock, self.recorder, self.output, self.cost, self.world):
            part.restart()

    def _go_on(self, expression: str | None) -> None:
        if expression is None:
            _exec(self.source.code, self._module.__dict__)
            self._wait_for_threads()
        else:
            self.result = encode_value(self._evaluate(expression, self._module.__dict__))

    def _end(self) -> None:
        self.clock.computing_ends()
        self.elapsed_ns = self.clock.ns
        self.output.end_at(self.elapsed_ns, is_deaf=self._module.__name__ == "answer")
        was_stopped = self.clock.stopped is not None
        if was_stopped:
            self.recorder.finish()  # we left them waiting; nothing that happens from now on counts
        self.cost.release_begins()
        self._release(self._module)
        if not was_stopped:
            ending = self.clock.ending
            if ending is not None and (self.status == "finished" or ending.status == "denied"):
                self._failed(self.clock.stopped)  # a __del__ without an end, or one that reached into the engine
            self.clock.ns = self.elapsed_ns  # what a __del__ slept is after the end
            self.recorder.finish()

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
        ending = self.clock.ending
        if ending is not None:
            self.status = ending.status
            self.error = {"type": ending.kind, **said(ending.text), "line": ending.line, "traceback": ""}
            self.result = None
            if ending.status == "deadlocked":
                self.diagnostics.deadlock(ending.waits)
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
        gc.callbacks.clear()  # what the program had called with each collection is over

    # -- what Python says behind the program's back ------------------------------------------------------------------
    def _never_awaited(self, coroutine: Any) -> None:
        if self.clock.stopped is not None:
            return
        origin = coroutine.cr_origin or ()
        line, caller = next(((line, caller) for file, line, caller in origin if file == FILENAME), (None, ""))
        name, lane = coroutine_name(coroutine), self.recorder.current
        is_own = getattr(getattr(coroutine, "cr_code", None), "co_filename", None) == FILENAME
        call = name if is_own or line is None else call_on(line_text(line), name.rpartition(".")[2]) or name
        self.diagnostics.never_awaited(line, lane and lane.name, call, in_function=caller != "<module>")
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
        where = "" if raised.object is None else f" {safe_repr(raised.object)}"  # since 3.14 the message names it
        what = without_addresses(f"{raised.err_msg or 'Exception ignored in'}:{where}")
        self.output.report(f"{what}\n{student_traceback(raised.exc_value)}")

    # -- the answer ------------------------------------------------------------------------------------------------
    def observation(self) -> tuple[dict[str, Any], str]:
        """(All but the tasks, the tasks as JSON)."""
        if self.status in ("finished", "exited", "raised"):
            find_sequential_awaits(self.source.independent_awaits, self.recorder.lanes, self.diagnostics)
        observation = {
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
        if self.ties is not None:
            observation["ties"] = self.ties.met
        return observation, self.recorder.tasks_as_json()
