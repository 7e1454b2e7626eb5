"""As if a task only began where it is awaited."""

import asyncio as _asyncio


def _read_on() -> None:
    create = _asyncio.create_task

    class Unstarted:
        def __init__(self, awaitable, options):
            self._awaitable, self._options, self._task = awaitable, options, None

        def __await__(self):
            if self._task is None:
                self._task = create(self._awaitable, **self._options)
            return self._task.__await__()

        def __getattr__(self, name):
            if self._task is None:
                self._task = create(self._awaitable, **self._options)
            return getattr(self._task, name)

    _asyncio.create_task = lambda awaitable, **options: Unstarted(awaitable, options)


_read_on()
