"""As if asyncio.run waited for every task before it returns."""

import asyncio as _asyncio


def _read_on() -> None:
    run = _asyncio.run

    async def patiently(main):
        result = await main
        while others := _asyncio.all_tasks() - {_asyncio.current_task()}:
            await _asyncio.wait(others)
        return result

    _asyncio.run = lambda main, **options: run(patiently(main), **options)


_read_on()
