"""On the fake clock: what a process for each submission costs when nothing is waited for."""

from timed_tests import tests_without_sleeps

AnswerTest = tests_without_sleeps()
