"""What an event loop does with threads: executors, and calls that come from other threads."""
from __future__ import annotations

import warnings
from asyncio import base_events, events, futures
from typing import Any

from ..threads.virtual_executors import ThreadPoolExecutor, VirtualExecutor
from ..timing.agenda import NEVER
from ..timing.clock import to_ns
from .loop_state import add_timer, call_at_ns, state_of


class LoopWithThreads(base_events.BaseEventLoop):
    """The part of VirtualLoop that knows of virtual threads."""

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> events.Handle:
        state = state_of(self)
        clock = state.clock
        if clock.thread is not None and clock.ns > clock.thread.handed_in_ns:
            # Its local time is ahead of the loop's.
            timer = add_timer(self, state, clock.ns, callback, args, context, "call_soon_threadsafe")
            if timer._source_traceback:
                del timer._source_traceback[-1]
            return timer
        handle = super().call_soon_threadsafe(callback, *args, context=context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        return handle

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            self._check_default_executor()
            if self._default_executor is None:
                self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._default_executor
        if isinstance(executor, VirtualExecutor):
            return executor.submit_from_loop(self, func, args)
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor: Any) -> None:
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        clock = state_of(self).clock
        until = NEVER if timeout is None else clock.ns + to_ns(timeout)
        while (end := min(until, executor.idle_from_ns)) > clock.ns:
            waiter = self.create_future()
            call_at_ns(self, end, futures._set_result_unless_cancelled, (waiter, None))
            await waiter
        executor.shutdown(wait=False)
        if executor.idle_from_ns > clock.ns:
            message = f"The executor did not finishing joining its threads within {timeout} seconds."
            warnings.warn(message, RuntimeWarning, stacklevel=2)
