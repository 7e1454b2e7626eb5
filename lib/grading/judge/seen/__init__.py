"""The check vocabulary: what a test may ask of one observed run. One module for each thing that can be asked about."""

from __future__ import annotations

from .concurrency import ConcurrencyChecks
from .ends import EndChecks
from .leftovers import LeftoverChecks
from .order import OrderChecks
from .output import OutputChecks
from .results import ResultChecks
from .source import SourceChecks
from .world import WorldChecks


class Seen(
    EndChecks,
    ResultChecks,
    OutputChecks,
    ConcurrencyChecks,
    OrderChecks,
    LeftoverChecks,
    WorldChecks,
    SourceChecks,
):
    """One observed run (observation.ts), with times in virtual seconds.

    A run that did not finish fails whatever is asked of it, with a sentence that says how it ended, unless the test
    asks about the end itself: by `raised(…)`, `ended(…)`, or by reading `status` or `error`.
    Every check returns the object itself, so that checks can be chained.
    """
