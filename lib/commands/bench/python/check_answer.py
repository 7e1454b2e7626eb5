"""Runs the checks of one answer in this interpreter, on the fake clock."""

import asyncio
import types

from fake_clock import FakeClockLoop


def load_checks(source):
    names = {}
    exec(compile(source, "checks.py", "exec"), names)
    return names["CHECKS"]


def passes(source, checks):
    answer = types.ModuleType("answer")
    exec(compile(source, "answer.py", "exec"), answer.__dict__)
    return all(holds(answer, *check) for check in checks)


def holds(answer, call, returned, seconds):
    with asyncio.Runner(loop_factory=FakeClockLoop) as runner:
        seen = runner.run(call(answer, 1))
        return seen == returned and abs(runner.get_loop().time() - seconds) < 1e-9
