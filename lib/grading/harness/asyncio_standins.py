"""Puts the virtual loop and the virtual threads where programs look for them, for the time of one run."""
from __future__ import annotations

import asyncio
import concurrent.futures
import concurrent.futures.thread
import multiprocessing
import os
import queue
import threading
from asyncio import events, locks, runners, taskgroups, tasks
from typing import Any

from . import thread_standins, virtual_threads
from .clock import Clock
from .isolation import Patches
from .loop import VirtualLoop
from .ordered_set import OrderedSet
from .unsupported import refused_class
from .waiting import task_order

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

    def __init__(self, clock: Clock, patches: Patches, step_limit: int) -> None:
        self._clock, self._patches, self._step_limit = clock, patches, step_limit

    def __enter__(self) -> None:
        self._outer_loop = events._get_running_loop()
        events._set_running_loop(None)
        self._outer_policy = _get_policy()
        _set_policy(_VirtualPolicy())
        put = self._patches.put
        put(VirtualLoop, "step_limit", self._step_limit)
        for module in (asyncio, events):
            put(module, "new_event_loop", VirtualLoop)
        put(asyncio, "SelectorEventLoop", VirtualLoop)
        self._order_sets()
        self._watch_the_end()
        self._watch_locks()
        self._replace_threads()
        self._refuse_processes()

    def __exit__(self, *_: Any) -> None:
        _set_policy(self._outer_policy)
        events._set_running_loop(self._outer_loop)

    def _order_sets(self) -> None:
        real_all_tasks = tasks.all_tasks

        def all_tasks(loop: Any = None) -> OrderedSet:
            return OrderedSet(sorted(real_all_tasks(loop), key=task_order))

        put = self._patches.put
        for module in (asyncio, tasks):
            put(module, "all_tasks", all_tasks)
        for module in (tasks, taskgroups):
            put(module, "set", OrderedSet)

    def _watch_the_end(self) -> None:
        """asyncio.run() cancels what is left when main() is over: those are the lost tasks."""
        cancel_all, clock = runners._cancel_all_tasks, self._clock

        def cancel_all_tasks(loop: Any) -> None:
            if clock.recorder is not None and clock.stopped is None:
                clock.recorder.cancelled_at_exit(list(tasks.all_tasks(loop)))
            cancel_all(loop)

        self._patches.put(runners, "_cancel_all_tasks", cancel_all_tasks)

    def _watch_locks(self) -> None:
        release, clock = locks.Lock.release, self._clock

        def watched_release(lock: locks.Lock) -> None:
            if clock.recorder is not None:
                clock.recorder.lock_released(lock)
            release(lock)

        watched_release.__name__, watched_release.__qualname__ = "release", "Lock.release"
        self._patches.put(locks.Lock, "release", watched_release)

    def _replace_threads(self) -> None:
        put = self._patches.put
        for module in (concurrent.futures, concurrent.futures.thread):
            put(module, "ThreadPoolExecutor", virtual_threads.ThreadPoolExecutor)
        put(concurrent.futures, "as_completed", virtual_threads.as_completed)
        put(concurrent.futures, "wait", virtual_threads.wait)
        put(os, "cpu_count", lambda: virtual_threads.CPU_COUNT)
        for name in ("Thread", "Timer", "Lock", "RLock"):
            put(threading, name, getattr(thread_standins, name))
        put(queue, "SimpleQueue", queue._PySimpleQueue)  # the one in C waits where nobody can see it
        put(threading.Condition, "wait", thread_standins.condition_wait)

    def _refuse_processes(self) -> None:
        advice = "there are no other processes here; use asyncio.to_thread() or a ThreadPoolExecutor"
        self._patches.put(
            concurrent.futures,
            "ProcessPoolExecutor",
            refused_class("concurrent.futures.ProcessPoolExecutor", advice),
        )
        for name in ("Process", "Pool"):
            self._patches.put(multiprocessing, name, refused_class(f"multiprocessing.{name}", advice))
