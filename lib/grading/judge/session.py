"""Drives the test coroutines of one tests.py by hand: there is no event loop in here.

A test's states::

    started ── await run(…) ──► waiting for an observation ──► … ──► passed | failed
                                        ▲        │
                                        └────────┘ observation given, runs on

A test that trips before it has seen anything is broken, and with it the whole session: a fault. Once it has seen a run,
it trips over what that run was (`result[0]` of a missing result), so it fails: that tests run through on a good answer
is proven with the exercise's solution.
"""

from __future__ import annotations

import ast
import traceback
from collections.abc import Coroutine, Generator
from typing import Any

from .answer_source import AnswerSource
from .collect import TEST_FILE, Test, collect
from .failure import BrokenTests, CheckFailed, Localized, parse_localized
from .integrity import flags
from .seen import Seen


#: Of the simulated world.
_SECTIONS = frozenset(["cpu", "database", "files", "http"])


class Scenario:
    """What `await run(…)` hands out; the observation comes back in its place."""

    def __init__(self, expression: str | None, seed: int, world: dict[str, Any]) -> None:
        if not (expression is None or isinstance(expression, str)) or not isinstance(seed, int):
            raise BrokenTests(f"{TEST_FILE}: run(expression, *, seed) takes a text and a whole number")
        unknown = sorted(world.keys() - _SECTIONS)
        if unknown:
            raise BrokenTests(f"{TEST_FILE}: run() has no {unknown[0]}=; a world has {', '.join(sorted(_SECTIONS))}")
        self.expression = expression
        self.seed = seed
        self.world = world

    def __await__(self) -> Generator[Scenario, Seen, Seen]:
        return (yield self)

    def to_json(self) -> dict[str, Any]:
        return {"expression": self.expression, "seed": self.seed, "world": self.world}


def run(expression: str | None = None, *, seed: int = 0, **world: Any) -> Scenario:
    """Awaited in a test: has the student's program observed.

    None runs it as the program itself; an expression (`await` allowed) is evaluated in the imported module.
    The seed is that of Python's `random`. What is left are sections of the world (lib/grading/world.ts), such as
    http={"https://example.com/a": 0.5}; each replaces the section that the exercise declares.
    """
    return Scenario(expression, seed, world)


class _RunningTest:
    """One test on its way, with every observation that it has been given."""

    def __init__(self, test: Test) -> None:
        self.test = test
        self.coroutine: Coroutine[Any, Any, None] = test.function(run)
        self.seen: list[Seen] = []


class Session:
    """Tests between two calls from outside. `fault` says why the tests themselves cannot be used.

    `answer` is the student's source, which is only looked at.
    """

    def __init__(self, source: str, answer: str = "") -> None:
        self._source = source
        self._waiting: dict[int, tuple[_RunningTest, Scenario]] = {}
        self._next_id = 1
        self._results: list[dict[str, Any]] = []
        self._flags = flags(answer)
        self._answer = AnswerSource(answer)
        self.fault: str | None = None
        self.tests: list[Test] = []
        try:
            self.tests = collect(source)
        except BrokenTests as error:
            self.fault = str(error)
        except Exception as error:
            self.fault = _describe(error)
        for test in self.tests:
            self._step(_RunningTest(test), None)

    def give(self, observations: dict[str, dict[str, Any]]) -> None:
        """Lets every test run on that waits for one of these, by the ids that were handed out."""
        for key, observation in observations.items():
            running, scenario = self._waiting.pop(int(key))
            seen = Seen(scenario.expression, observation, self._answer)
            running.seen.append(seen)
            self._step(running, seen)

    def report(self) -> dict[str, Any]:
        """What the outside has to know now; results and flags are told once."""
        results, self._results = self._results, []
        integrity, self._flags = self._flags, []
        return {
            "tests": [
                {"id": test.id, "title": test.title, "visibility": test.visibility, "weight": test.weight}
                for test in self.tests
            ],
            "pending": [
                {"id": number, "test": running.test.id, "scenario": scenario.to_json()}
                for number, (running, scenario) in self._waiting.items()
            ],
            "results": results,
            "integrity": integrity,
            "fault": self.fault,
        }

    def _step(self, running: _RunningTest, seen: Seen | None) -> None:
        try:
            asked = running.coroutine.send(seen)
        except StopIteration:
            self._decide(running, None)
        except AssertionError as error:
            self._decide(running, error)
        except BrokenTests as error:
            self.fault = self.fault or str(error)
        except Exception as error:
            if running.seen and not isinstance(error, MemoryError):
                self._decide(running, error)
            else:
                self.fault = self.fault or _describe(error)
        else:
            if not isinstance(asked, Scenario):
                self.fault = f"{TEST_FILE}: {running.test.function.__name__} awaits something that is not run(…)"
                return
            self._waiting[self._next_id] = (running, asked)
            self._next_id += 1

    def _decide(self, running: _RunningTest, error: Exception | None) -> None:
        if not isinstance(error, CheckFailed):
            # A run that went wrong explains more than an assertion about its remains.
            try:
                for seen in running.seen:
                    seen.require_end_known()
            except CheckFailed as ending:
                error = ending
        message = None if error is None else self._message(error)
        status = "passed" if error is None else "failed"
        self._results.append({"test": running.test.id, "status": status, "message": message})

    def _message(self, error: Exception) -> Localized:
        if isinstance(error, CheckFailed):
            return error.message
        text = str(error)
        if text and isinstance(error, AssertionError):
            return parse_localized(text) or {"en": text, "zh": text}
        condition = self._condition(error)
        return {"en": f"This does not hold: `{condition}`", "zh": f"这个条件不成立：`{condition}`"}

    def _condition(self, error: Exception) -> str:
        """The source of the plain assert that failed, without the word assert; else the line that tripped."""
        line = _line(error)
        for node in ast.walk(ast.parse(self._source)):
            if isinstance(node, ast.Assert) and line is not None and node.lineno <= line <= (node.end_lineno or line):
                return " ".join((ast.get_source_segment(self._source, node.test) or "").split())
        return f"{TEST_FILE}, line {line}" if line is None else self._source.splitlines()[line - 1].strip()


def _line(error: BaseException) -> int | None:
    """The last line of tests.py that the exception passed."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == TEST_FILE]
    return lines[-1] if lines else None


def _describe(error: Exception) -> str:
    return f"{TEST_FILE}, line {_line(error)}: {type(error).__name__}: {error}"
