"""As if gather returned the results in the order in which they are ready."""

import asyncio as _asyncio


def _read_on() -> None:
    gather = _asyncio.gather

    async def gathered(*awaitables, **options):
        ready = []

        async def noting(awaitable):
            result = await awaitable
            ready.append(result)
            return result

        await gather(*[noting(one) for one in awaitables], **options)
        return ready

    _asyncio.gather = gathered


_read_on()
