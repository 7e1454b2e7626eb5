"""How a check tells a student, in both languages, that something is not as it should be; and who else is told what."""

from __future__ import annotations

import re
from typing import TypedDict


class Localized(TypedDict):
    en: str
    zh: str


_BOTH_LANGUAGES = re.compile(r"\s*en:\s*(?P<en>.+?)\s+zh:\s*(?P<zh>.+?)\s*", re.DOTALL)


def parse_localized(text: str) -> Localized | None:
    """Reads ``en: … zh: …``; None where one of the languages is missing."""
    found = _BOTH_LANGUAGES.fullmatch(text)
    if found is None:
        return None
    return {"en": " ".join(found["en"].split()), "zh": " ".join(found["zh"].split())}


class CheckFailed(AssertionError):
    """A check of the vocabulary does not hold."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(f"en: {en} zh: {zh}")
        self.message: Localized = {"en": en, "zh": zh}


class BrokenTests(Exception):
    """The tests themselves are at fault; the message says where."""
