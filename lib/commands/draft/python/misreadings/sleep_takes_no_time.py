"""As if asyncio.sleep did nothing: neither waits nor lets others run."""

import asyncio as _asyncio


async def _sleep(delay, result=None):
    return result


_asyncio.sleep = _sleep
