"""From the text of a tests.py to its tests, or to the reason why they cannot be used."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import CodeType
from typing import Any

from .failure import BrokenTests, Localized, parse_localized

TEST_FILE = "tests.py"
_PREFIX = "test_"
_AFTER_DUE = "after-due"

TestFunction = Callable[[Any], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Test:
    id: str
    title: Localized
    visibility: str
    weight: float
    function: TestFunction


def visible(when: TestFunction | str) -> Any:
    """Decorator: students see the test's messages, not its title alone: always, or `@visible("after-due")`."""
    if callable(when):
        when.visibility = "always"  # type: ignore[attr-defined]
        return when
    if when != _AFTER_DUE:
        raise BrokenTests(f'{TEST_FILE}: write @visible or @visible("{_AFTER_DUE}"), not visible({when!r})')

    def mark(function: TestFunction) -> TestFunction:
        function.visibility = _AFTER_DUE  # type: ignore[attr-defined]
        return function

    return mark


def weight(share: float) -> Callable[[TestFunction], TestFunction]:
    """Decorator: the test's share of the points, beside the other tests' (1 by default)."""
    if not 0 < share < math.inf:
        raise BrokenTests(f"{TEST_FILE}: weight({share!r}) must be a number greater than 0")

    def mark(function: TestFunction) -> TestFunction:
        function.share = share  # type: ignore[attr-defined]
        return function

    return mark


def collect(source: str) -> list[Test]:
    """The tests in their order in the file. Raises BrokenTests."""
    try:
        code = compile(source, TEST_FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise BrokenTests(f"{TEST_FILE}, line {error.lineno}: {error.msg}") from None
    # A module's own functions are among its constants, in their order, those that later ones hide as well.
    names = [one.co_name for one in code.co_consts if isinstance(one, CodeType) and one.co_name.startswith(_PREFIX)]
    for name in names:
        if names.count(name) > 1:
            raise BrokenTests(f"{TEST_FILE}: there are two functions {name}; the later one hides the other")
    if not names:
        raise BrokenTests(f"{TEST_FILE}: there is no function whose name begins with {_PREFIX}")

    namespace: dict[str, Any] = {"__name__": "tests", "visible": visible, "weight": weight}
    exec(code, namespace)
    return [_test(name, namespace[name]) for name in names]


def _test(name: str, function: Any) -> Test:
    if not inspect.iscoroutinefunction(function):
        raise BrokenTests(f"{TEST_FILE}: {name} must be an async def")
    title = parse_localized(function.__doc__ or "")
    if title is None:
        raise BrokenTests(f'{TEST_FILE}: {name} needs a docstring """en: …  zh: …""" as its title')
    return Test(
        id=name.removeprefix(_PREFIX),
        title=title,
        visibility=getattr(function, "visibility", "never"),
        weight=getattr(function, "share", 1),
        function=function,
    )
