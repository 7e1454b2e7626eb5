"""Functions of one row: signature → what to do. NULL in, NULL out. The modules functions_of_… define them.

A signature names types as the catalogue does; `any` takes all. Those whose `needs_run` is set get the Run first.
Functions that bend the rules of types (coalesce, greatest …) are in special_forms.py.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from .types import BY_NAME, DATE, NUMBER_ORDER, RECORD, TIMESTAMP, TIMESTAMPTZ, UNKNOWN, VOID, Type


@dataclass(frozen=True, slots=True)
class Function:
    args: tuple[Type | None, ...]  # None: any type
    result: Type
    do: Callable[..., Any]
    needs_run: bool = False


FUNCTIONS: Final[dict[str, list[Function]]] = {}
_TYPES: Final[dict[str, Type | None]] = {**BY_NAME, "void": VOID, "record": RECORD, "any": None}
for _kind in list(BY_NAME.values()):
    if _kind.array is not None:
        _TYPES[_kind.array.short] = _kind.array


def define(names: str, signature: str, do: Callable[..., Any], needs_run: bool = False) -> None:
    args, _, result = signature.partition("->")
    kinds = tuple(_TYPES[word] for word in args.split())
    returns = _TYPES[result.strip()]
    assert returns is not None
    for name in names.split():
        FUNCTIONS.setdefault(name, []).append(Function(kinds, returns, do, needs_run))


def accepts(source: Type, target: Type | None) -> int:
    """How well an argument fits: 3 exactly, 2 a literal, 1 by widening, 0 not at all."""
    if source is target:
        return 3
    if source is UNKNOWN or target is None:
        return 2
    if source.category == target.category == "S":
        return 2 if target.name == "text" else 1
    if source in NUMBER_ORDER and target in NUMBER_ORDER:
        return int(NUMBER_ORDER.index(source) < NUMBER_ORDER.index(target))
    return int((source, target) in ((DATE, TIMESTAMP), (DATE, TIMESTAMPTZ), (TIMESTAMP, TIMESTAMPTZ)))
