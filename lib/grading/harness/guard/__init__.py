"""What keeps a program's hands off the engine that shares its interpreter. Here Python itself is guarded:

    introspection.py   frames, functions and classes of the engine show nothing of what is in them
    audit.py           what walks all objects or makes code by hand is refused
    callers.py         what looks at its caller does not look at the engine
    tracing.py         tracers and profilers do not see the engine at work

The first two are put in place once and for all, and do nothing while no run is on; the others are there for its time.
What else a program holds of the engine's is sealed (sealed.py).
"""
from __future__ import annotations

from ..isolation import Patches
from . import audit, callers, introspection, tracing
from .touch import deny, watch

__all__ = ["begin", "deny", "end"]


def begin(patches: Patches) -> None:
    """From now on: a run is on."""
    if introspection.install():
        audit.install()
    tracing.begin(patches)
    callers.begin(patches)
    watch.is_on = True


def end() -> None:
    """The observation is made; whoever comes now is not the program."""
    watch.is_on = False
