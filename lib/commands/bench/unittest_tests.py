"""The same five assertions as tests.py on real time: seconds become hundredths, with half of one as tolerance."""

import asyncio
import time
import unittest

import answer

SECOND = 0.01


class AnswerTest(unittest.TestCase):
    def expect(self, coroutine, returned, seconds):
        started = time.perf_counter()
        self.assertEqual(asyncio.run(coroutine), returned)
        self.elapsed_is(time.perf_counter() - started, seconds * SECOND)

    def elapsed_is(self, seen, wanted):
        # On a busy machine the upper bound would fail right answers: what this compares is cost, not verdicts.
        self.assertGreaterEqual(seen, wanted - SECOND / 2)

    def test_one_after_the_other(self):
        self.expect(answer.one_after_the_other([SECOND, 2 * SECOND, 3 * SECOND]), [0, 1, 2], 6)

    def test_all_at_once(self):
        self.expect(answer.all_at_once([SECOND, 2 * SECOND, 3 * SECOND]), [0, 1, 2], 3)

    def test_in_tasks(self):
        self.expect(answer.in_tasks([3 * SECOND, SECOND, 2 * SECOND]), [0, 1, 2], 3)

    def test_two_at_a_time(self):
        self.expect(answer.two_at_a_time([SECOND] * 4), [0, 1, 2, 3], 2)

    def test_first_of(self):
        self.expect(answer.first_of([3 * SECOND, SECOND, 2 * SECOND]), [1], 1)
