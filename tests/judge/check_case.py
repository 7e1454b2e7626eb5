"""What tests of single checks share."""

from __future__ import annotations

import unittest
from collections.abc import Callable
from typing import Any

from judge.answer_source import AnswerSource
from judge.failure import CheckFailed
from judge.seen import Seen

from .observations import observation


def seen(expression: str | None = "await f()", source: str = "", **changes: Any) -> Seen:
    return Seen(expression, observation(**changes), AnswerSource(source))


class CheckCase(unittest.TestCase):
    def fails(self, check: Callable[[], object], en: str, zh: str) -> None:
        with self.assertRaises(CheckFailed) as caught:
            check()
        self.assertEqual(caught.exception.message, {"en": en, "zh": zh})
