"""Makes the modules that programs import, so that they look like the real library's."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import FunctionType, ModuleType
from typing import Any

from ...unsupported import NotSupportedHere


def public_module(
    name: str, members: Mapping[str, Any], refused: Iterable[str] = (), advice: str = "", *, package: bool = False
) -> ModuleType:
    """`refused`: names that the real module has and this one does not; who asks for one hears so."""
    module = ModuleType(name)
    vars(module).update(members)
    if package:
        module.__path__ = []
    names = frozenset(refused)

    def __getattr__(attribute: str) -> Any:
        if attribute in names:
            raise NotSupportedHere(f"{name}.{attribute} is not supported: {advice}")
        raise AttributeError(f"module {name!r} has no attribute {attribute!r}")

    module.__getattr__ = __getattr__  # type: ignore[method-assign]
    return module


def refused_module(name: str, advice: str) -> ModuleType:
    """A module of which nothing is here."""
    module = ModuleType(name)
    module.__path__ = []

    def __getattr__(attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        raise NotSupportedHere(f"{name}.{attribute} is not supported: {advice}")

    module.__getattr__ = __getattr__  # type: ignore[method-assign]
    return module


def belong_to(name: str, *members: Any) -> dict[str, Any]:
    """These classes and functions say that they were defined in the real library's module of that name."""
    for member in members:
        if isinstance(member, (type, FunctionType)):
            member.__module__ = name
    return {member.__name__: member for member in members}


def refuse_given(where: str, given: Mapping[str, Any], advice: str) -> None:
    """Arguments that change what happens, and are not simulated, must not be passed over in silence."""
    for name, value in given.items():
        if value:
            raise NotSupportedHere(f"{name}= of {where} is not supported: {advice}")
