"""On real time as courses write it: a second is a tenth, and may be off by 10 % (by 10 ms where nothing should pass)."""

from timed_tests import tests_on_real_time

AnswerTest = tests_on_real_time(unit=0.1, tolerance=lambda seconds: 0.1 * (seconds or 0.1))
