"""Puts the virtual loop and the virtual threads where programs look for them, for the time of one run."""
from __future__ import annotations

import _threading_local
import asyncio
import concurrent.futures
import concurrent.futures.process
import concurrent.futures.thread
import multiprocessing
import multiprocessing.pool
import os
import queue
import signal
import socket  # noqa: F401
import subprocess  # noqa: F401
import sys
import threading
from asyncio import events, locks, runners, taskgroups, tasks
from functools import partial
from types import SimpleNamespace
from typing import Any

from .isolation import Patches
from .loop.loop import VirtualLoop
from .loop.open_set import as_completed_in_choice, set_in_tasks, set_of
from .loop.ordered_set import OrderedSet, in_order, task_order
from .threads import process_standins, thread_locks, thread_standins
from .threads import virtual_executors, virtual_futures, virtual_processes, virtual_threads
from .threads.process_pool import Pool
from .threads.thread_queue import Queue
from .timing.clock import Clock
from .unsupported import FUNCTIONS, refusal

# Private names since 3.14, where policies are deprecated.
_BasePolicy: Any = getattr(events, "_BaseDefaultEventLoopPolicy", None) or events.BaseDefaultEventLoopPolicy
_get_policy: Any = getattr(events, "_get_event_loop_policy", None) or events.get_event_loop_policy
_set_policy: Any = getattr(events, "_set_event_loop_policy", None) or events.set_event_loop_policy


class _VirtualPolicy(_BasePolicy):
    """Hands out virtual loops."""

    def _loop_factory(self) -> VirtualLoop:
        return VirtualLoop()


class VirtualAsyncio:
    """`with VirtualAsyncio(clock, patches):` programs inside run on virtual loops and threads."""

    def __init__(self, clock: Clock, patches: Patches, step_limit: int, task_limit: int = 1 << 60) -> None:
        self._clock, self._patches = clock, patches
        self._step_limit, self._task_limit = step_limit, task_limit

    def __enter__(self) -> None:
        self._outer_loop = events._get_running_loop()
        events._set_running_loop(None)
        self._outer_policy = _get_policy()
        _set_policy(_VirtualPolicy())
        put = self._patches.put
        self._clock.step_limit, self._clock.task_limit = self._step_limit, self._task_limit
        for name in ("SelectorEventLoop", "EventLoop"):
            put(asyncio, name, VirtualLoop)
        put(asyncio, "DefaultEventLoopPolicy", _VirtualPolicy)
        self._order_sets()
        self._watch_the_end()
        self._watch_locks()
        self._replace_threads()
        self._replace_processes()
        self._refuse_the_machine()

    def __exit__(self, *_: Any) -> None:
        _set_policy(self._outer_policy)
        events._set_running_loop(self._outer_loop)

    def _order_sets(self) -> None:
        real_all_tasks, ties = tasks.all_tasks, self._clock.ties

        def all_tasks(loop: Any = None) -> OrderedSet:
            return set_of(ties, sorted(real_all_tasks(loop), key=task_order))

        put = self._patches.put
        for module in (asyncio, tasks):
            put(module, "all_tasks", all_tasks)
        if ties is None:
            for module in (tasks, taskgroups):
                put(module, "set", OrderedSet)
            return
        put(tasks, "set", partial(set_in_tasks, ties))
        put(taskgroups, "set", partial(set_of, ties))
        if hasattr(tasks, "_AsCompletedIterator"):  # since 3.13
            put(tasks, "_AsCompletedIterator", as_completed_in_choice(tasks._AsCompletedIterator, ties))

    def _watch_the_end(self) -> None:
        """asyncio.run() cancels what is left when main() is over: those are the lost tasks, unless main() failed."""
        cancel_all, clock = runners._cancel_all_tasks, self._clock

        def cancel_all_tasks(loop: Any) -> None:
            if clock.stopped is not None:
                return  # nothing counts any more, and cancelling two tasks that await each other never ends
            if clock.recorder is not None and sys.exc_info()[1] is None:
                clock.recorder.cancelled_at_exit(list(in_order(tasks.all_tasks(loop))))
            cancel_all(loop)

        self._patches.put(runners, "_cancel_all_tasks", cancel_all_tasks)

    def _watch_locks(self) -> None:
        """asyncio.Lock does not know who holds it; here it does, so that a deadlock can say who waits for whom."""
        recorder, release = self._clock.recorder, locks.Lock.release
        if recorder is None:
            return

        def set_locked(lock: locks.Lock, is_locked: bool) -> None:
            lane = recorder.current
            vars(lock)["_locked"], vars(lock)["_holder"] = is_locked, lane.name if is_locked and lane else None

        def watched_release(lock: locks.Lock) -> None:
            recorder.lock_released(lock)
            release(lock)

        watched_release.__name__, watched_release.__qualname__ = "release", "Lock.release"
        self._patches.put(locks.Lock, "release", watched_release)
        self._patches.put(locks.Lock, "_locked", property(lambda lock: vars(lock)["_locked"], set_locked))

    def _replace_threads(self) -> None:
        put = self._patches.put
        for module in (concurrent.futures, concurrent.futures.thread):
            put(module, "ThreadPoolExecutor", virtual_executors.ThreadPoolExecutor)
        put(concurrent.futures, "as_completed", virtual_futures.as_completed)
        put(concurrent.futures, "wait", virtual_futures.wait)
        for module in (asyncio, tasks):
            put(module, "run_coroutine_threadsafe", virtual_futures.run_coroutine_threadsafe)
        put(os, "cpu_count", lambda: virtual_executors.CPU_COUNT)
        for name in ("Thread", "Timer"):
            put(threading, name, getattr(thread_standins, name))
        for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore"):
            put(threading, name, getattr(thread_locks, name))
        put(threading, "local", _threading_local.local)
        for name in ("get_ident", "get_native_id"):
            put(threading, name, virtual_threads.get_ident)
        put(threading, "excepthook", thread_standins.excepthook)
        put(queue, "Queue", Queue)
        put(queue, "SimpleQueue", queue._PySimpleQueue)  # the one in C waits where nobody can see it
        put(threading.Condition, "wait", thread_locks.condition_wait)

    def _replace_processes(self) -> None:
        put = self._patches.put
        for module in (concurrent.futures, concurrent.futures.process):
            put(module, "ProcessPoolExecutor", virtual_processes.ProcessPoolExecutor)
        names = {**process_standins.NAMES, "Pool": Pool}
        for name, standin in names.items():
            put(multiprocessing, name, standin)
        put(multiprocessing.pool, "Pool", Pool)
        advice = "use concurrent.futures.ThreadPoolExecutor"
        put(multiprocessing.pool, "ThreadPool", refusal("multiprocessing.pool.ThreadPool", advice))
        put(multiprocessing, "get_context", lambda method=None: process_standins.context(names, method))
        put(os, "getpid", process_standins.getpid)

    def _refuse_the_machine(self) -> None:
        put = self._patches.put
        # asyncio.run() would install a handler of its own for Ctrl-C.
        handled_elsewhere = SimpleNamespace(
            SIGINT=signal.SIGINT, default_int_handler=signal.default_int_handler, getsignal=lambda _: None
        )
        put(runners, "signal", handled_elsewhere)
        for module_name, (names, advice) in FUNCTIONS.items():
            module = sys.modules[module_name]
            for name in names:
                if hasattr(module, name):
                    put(module, name, refusal(f"{module_name}.{name}", advice))
