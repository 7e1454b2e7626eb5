"""On real time, a second being a hundredth; half of that is as wide as a tolerance may be and still tell 3 from 4."""

from timed_tests import tests_on_real_time

AnswerTest = tests_on_real_time(unit=0.01, tolerance=lambda seconds: 0.005)
