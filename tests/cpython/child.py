"""Runs one module of CPython's own asyncio tests, on the stock loop or on ours, and reports each test on a line.

    python child.py test_tasks stock|ours < names of tests to leave out

Lines of JSON: {"starts": id}, then {"id", "outcome": passed | skipped | failed, "why": last line of the traceback,
"trace": all of it}. In `ours` every loop that a test makes is a VirtualLoop, through the harness's own VirtualAsyncio;
each test starts on a clock at 0.
"""
from __future__ import annotations

import asyncio
import json
import socket
import sys
import traceback
import unittest
from pathlib import Path
from typing import Any, Final

HARNESS: Final = Path(__file__).resolve().parents[2] / "lib" / "grading"

_STEP_LIMIT: Final = 1 << 40
#: Beyond every timeout of the tests.
_VIRTUAL_LIMIT_NS: Final = 100_000 * 1_000_000_000


#: Tests of these bring mocks of real sockets for what BaseEventLoop itself does with them, which programs are refused.
_MOCK_SOCKETS: Final = ("BaseEventLoopWithSelectorTests", "BaseEventTests")
_REAL: Final = dict(vars(socket))


def _let_sockets_in(is_wanted: bool) -> None:
    from harness.unsupported import FUNCTIONS, refusal

    names, advice = FUNCTIONS["socket"]
    for name in names:
        setattr(socket, name, _REAL[name] if is_wanted else refusal(f"socket.{name}", advice))


class Reporter(unittest.TestResult):
    """Writes each outcome at once, so that the parent knows which test is stuck."""

    def __init__(self, out: Any, clock: Any) -> None:
        super().__init__()
        self._out, self._clock = out, clock
        self._bad: tuple[str, str] | None = None
        self._skipped = False

    def _say(self, **line: Any) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def startTest(self, test: unittest.TestCase) -> None:  # noqa: N802
        super().startTest(test)
        if self._clock is not None:
            self._clock.restart()
            self._clock.recorder.restart()
            asyncio._set_running_loop(None)  # whatever the test before left
            _let_sockets_in(any(name in test.id() for name in _MOCK_SOCKETS))
        self._bad, self._skipped = None, False
        self._say(starts=test.id())

    def stopTest(self, test: unittest.TestCase) -> None:  # noqa: N802
        super().stopTest(test)
        if isinstance(sys.exc_info()[1], KeyboardInterrupt):
            return  # it goes on to end this process
        why, trace = self._bad or ("", "")
        outcome = "failed" if self._bad else "skipped" if self._skipped else "passed"
        self._say(id=test.id(), outcome=outcome, why=why, trace=trace)

    def _failed(self, error: Any) -> None:
        kind, value, tb = error
        said = traceback.format_exception_only(kind, value)
        if self._bad is None:
            self._bad = (said[-1].strip()[:300], "".join(traceback.format_exception(kind, value, tb)))

    def addError(self, test: Any, err: Any) -> None:  # noqa: N802
        self._failed(err)

    addFailure = addError  # noqa: N815

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:  # noqa: N802
        if err is not None:
            self._failed(err)

    def addSkip(self, test: Any, reason: str) -> None:  # noqa: N802
        self._skipped = True

    def addUnexpectedSuccess(self, test: Any) -> None:  # noqa: N802
        self._bad = ("unexpected success", "")


def _tests(module: str, left_out: list[str]) -> unittest.TestSuite:
    loaded = unittest.defaultTestLoader.loadTestsFromName(f"test.test_asyncio.{module}")
    chosen, todo = unittest.TestSuite(), [loaded]
    while todo:
        part = todo.pop(0)
        if isinstance(part, unittest.TestSuite):
            todo[:0] = list(part)
        elif part.id() not in left_out:
            chosen.addTest(part)
    return chosen


def _on_ours(module: str, left_out: list[str], out: Any) -> None:
    sys.path.insert(0, str(HARNESS))
    from harness.timing import clock as clock_module, clock_standins
    from harness.loop import loop as loop_module
    from harness.asyncio_standins import VirtualAsyncio
    from harness.recording.diagnostics import Diagnostics
    from harness.isolation import isolated
    from harness.recording.recorder import Recorder
    from harness.world import World

    from test.test_asyncio import utils

    suite = _tests(module, left_out)  # before sockets are refused: some modules look at import whether there are any

    for owner in (clock_module, loop_module):
        owner.MONOTONIC_START = 0  # CPython's tests expect a test loop to start at 0
    clock_standins.install()
    clock = clock_module.Clock(_VIRTUAL_LIMIT_NS)
    World(clock, {})
    Recorder(clock, Diagnostics())
    with isolated(0) as patches:
        clock_module.current.clock = clock
        with VirtualAsyncio(clock, patches, _STEP_LIMIT):
            _put_our_loop_into_the_tests(patches, loop_module.VirtualLoop, utils, module)
            suite.run(Reporter(out, clock))
        clock_module.current.clock = None


def _put_our_loop_into_the_tests(patches: Any, virtual_loop: type, utils: Any, module: str) -> None:
    from asyncio import base_events, events

    from harness.loop.loop_state import state_of
    from harness.unsupported import LOOP_METHODS

    class TestLoop(virtual_loop):
        """In place of the tests' own loop, whose time is moved by a generator: ours moves it by itself."""

        def __init__(self, _generator: Any = None) -> None:
            super().__init__()
            self.virtual_clock.restart()  # a test may make several, each of which starts at 0

        @property
        def virtual_clock(self) -> Any:
            return state_of(self).clock

        def advance_time(self, seconds: float) -> None:
            self.virtual_clock.advance_to(self.virtual_clock.ns + round(seconds * 1_000_000_000))

    patches.put(utils, "TestLoop", TestLoop)
    if hasattr(asyncio, "SafeChildWatcher"):
        # The set-up of most tests of test_events prepares for subprocesses, which only some of them start.
        patches.put(asyncio.SafeChildWatcher, "attach_loop", lambda self, loop: None)
        for owner in (asyncio, events):
            patches.put(owner, "set_child_watcher", lambda watcher: None)
    if module == "test_base_events":
        # As for the mocked sockets.
        for name in LOOP_METHODS:
            patches.put(virtual_loop, name, vars(asyncio.BaseEventLoop).get(name, getattr(asyncio.AbstractEventLoop, name)))
    if module in ("test_base_events", "test_runners"):
        for owner in (asyncio, base_events):
            patches.put(owner, "BaseEventLoop", virtual_loop)


def main(module: str, loop: str) -> None:
    left_out = sys.stdin.read().split()
    # Tests print; what is reported goes where they do not write.
    out = sys.stdout
    sys.stdout = sys.stderr
    if loop == "ours":
        _on_ours(module, left_out, out)
    else:
        _tests(module, left_out).run(Reporter(out, None))


if __name__ == "__main__":
    main(*sys.argv[1:])
