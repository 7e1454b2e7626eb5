"""As if asyncio.sleep held the loop, as time.sleep does."""

import asyncio as _asyncio
import time as _time


async def _sleep(delay, result=None):
    _time.sleep(delay)
    return result


_asyncio.sleep = _sleep
