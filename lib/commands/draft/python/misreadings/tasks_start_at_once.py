"""As if create_task ran the task there and then, up to its first wait."""

import asyncio as _asyncio


def _read_on() -> None:
    def create_task(awaitable, **options):
        return _asyncio.Task(awaitable, loop=_asyncio.get_running_loop(), eager_start=True, **options)

    _asyncio.create_task = _asyncio.ensure_future = create_task
    _asyncio.TaskGroup.create_task = lambda self, awaitable, **options: _started(self, awaitable, options)

    in_group = _asyncio.TaskGroup.create_task

    def _started(group, awaitable, options):
        task = create_task(awaitable, **options)
        group._tasks.add(task)
        task.add_done_callback(group._on_task_done)
        return task


_read_on()
