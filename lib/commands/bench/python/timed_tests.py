"""The checks of one answer as a unittest.TestCase, on the real clock or on the fake one."""

import asyncio
import time
import unittest

import answer
from checks import CHECKS


def tests_on_real_time(unit, tolerance):
    """A test's second is `unit` real ones; `tolerance` tells how far off, in seconds, a time in seconds may be."""

    def run(test, call, returned, seconds):
        started = time.perf_counter()
        seen = asyncio.run(call(answer, unit))
        elapsed = time.perf_counter() - started
        test.assertEqual(seen, returned)
        test.assertAlmostEqual(elapsed, seconds * unit, delta=tolerance(seconds * unit))

    return _tests(run)


def tests_without_sleeps():
    from fake_clock import FakeClockLoop

    def run(test, call, returned, seconds):
        with asyncio.Runner(loop_factory=FakeClockLoop) as runner:
            test.assertEqual(runner.run(call(answer, 1)), returned)
            test.assertAlmostEqual(runner.get_loop().time(), seconds)

    return _tests(run)


def _tests(run):
    def test(check):
        return lambda self: run(self, *check)

    methods = {f"test_{number}": test(check) for number, check in enumerate(CHECKS, 1)}
    return type("AnswerTest", (unittest.TestCase,), methods)
