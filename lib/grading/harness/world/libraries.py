"""The simulated libraries under the names by which programs import them."""
from __future__ import annotations

from types import ModuleType
from typing import Final

from . import aiofiles, aiohttp, asyncpg, httpx, requests

#: Public name of a module, such as aiohttp.client_exceptions → our module.
LIBRARIES: Final[dict[str, ModuleType]] = {
    **aiofiles.MODULES,
    **aiohttp.MODULES,
    **asyncpg.MODULES,
    **httpx.MODULES,
    **requests.MODULES,
}
