"""As if tasks ran one after another: each that a task creates waits until the one before it is done."""

import asyncio as _asyncio


def _read_on() -> None:
    create, gather, as_completed = _asyncio.create_task, _asyncio.gather, _asyncio.as_completed
    last = {}

    async def behind(previous, awaitable):
        if previous is not None:
            await _asyncio.wait([previous])
        return await awaitable

    def chain(create, awaitable, **options):
        creator = _asyncio.current_task()
        task = create(behind(last.get(creator), awaitable), **options)
        last[creator] = task
        return task

    def chained_task(awaitable, **options):
        return chain(create, awaitable, **options)

    def as_task(awaitable):
        return chained_task(awaitable) if _asyncio.iscoroutine(awaitable) else awaitable

    in_group = _asyncio.TaskGroup.create_task
    _asyncio.create_task = _asyncio.ensure_future = chained_task
    _asyncio.TaskGroup.create_task = lambda self, awaitable, **options: chain(
        lambda one, **more: in_group(self, one, **more), awaitable, **options
    )
    _asyncio.gather = lambda *awaitables, **options: gather(*[as_task(one) for one in awaitables], **options)
    _asyncio.as_completed = lambda awaitables, **options: as_completed([as_task(one) for one in awaitables], **options)


_read_on()
