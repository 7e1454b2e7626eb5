"""asyncio's event loop on the virtual clock.

Callbacks run in the order of CPython's own loop in the limit of zero overhead. Timers fire by (deadline, creation):
a heap of TimerHandles alone is not first-in-first-out on equal deadlines, and here equal deadlines are the rule.

One iteration (`_run_once`):

    drop cancelled timers → nothing ready? jump to the next timer, or Deadlock
                          → time has stood still for too many turns? see _spinning
                          → move due timers to the ready queue → run what is ready now
"""
from __future__ import annotations

import heapq
from asyncio import base_events, events, format_helpers, futures, tasks
from types import CoroutineType
from typing import Any, Final

from .. import stop_texts
from ..frames import address
from ..guard.touch import deny, watch
from ..stops import EngineStop, TaskLimit
from ..sealed import seal, unseal
from ..student_file import running_line
from ..timing.agenda import NEVER
from ..timing.clock import FREE_READS, MONOTONIC_START, NS, READ_COST, Clock, current, to_ns
from ..unsupported import LOOP_METHODS, refusal
from .loop_ends import line_that_goes_on, livelock, nothing_left
from .loop_state import FREE_TURNS, LoopState, add_timer
from .loop_threads import LoopWithThreads
from .open_set import set_of
from .turn import release_due_timers, run_ready

#: After a first jump out of spinning a program that goes on polling gets fewer free turns.
FEWEST_FREE_TURNS: Final = 100

_SHUTDOWN_ASYNCGENS: Final = base_events.BaseEventLoop.shutdown_asyncgens.__code__
_SHUTDOWN_EXECUTOR: Final = LoopWithThreads.shutdown_default_executor.__code__
_pop = heapq.heappop
_Task = tasks.Task
_end_of_sleep = futures._set_result_unless_cancelled


class _Running:
    """The loop that runs, and its state: to unseal it in each step takes a tenth of a microsecond."""

    loop: Any = None
    state: Any = None


_running: Final = _Running()


class _Fixed(type):
    """A class whose methods stay: with another time or call_later(), all of a program would run on another clock."""

    def __setattr__(cls, name: str, value: Any) -> None:
        if cls is VirtualLoop and watch.is_on:
            deny(f"EventLoop.{name}")
        super().__setattr__(name, value)


class VirtualLoop(LoopWithThreads, metaclass=_Fixed):
    """An event loop whose waiting takes no time. Without an argument it runs on the clock of the current run."""

    def __init__(self, clock: Any = None) -> None:
        # SelectorEventLoop(selector) comes here too, with a selector that has nothing to select.
        clock = clock if isinstance(clock, Clock) else current.require()
        self._state = seal(LoopState(clock))
        super().__init__()
        self._clock_resolution = 1e-9
        self._asyncgens.data = set_of(clock.ties)  # closed in the order in which they were started
        if clock.computing_costs:
            object.__setattr__(self, "call_soon", self._call_soon_in_time)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _METHODS and watch.is_on:
            deny(f"loop.{name}")
        object.__setattr__(self, name, value)

    # -- time ------------------------------------------------------------------------------------------------------
    def time(self) -> float:
        return unseal(self._state).clock.monotonic_ns() / NS

    def call_later(self, delay: float, callback: Any, *args: Any, context: Any = None) -> events.TimerHandle:
        if delay is None:
            raise TypeError("delay must not be None")
        state = _running.state if _running.loop is self else unseal(self._state)
        clock = state.clock
        if callback is _end_of_sleep and clock.recorder is not None:
            clock.recorder.last_sleep = args[0], delay
        at = NEVER if delay == float("inf") else clock.ns + (to_ns(delay) if delay == delay else 0)
        return add_timer(self, state, at, callback, args, context, "call_later")

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> events.TimerHandle:
        if when is None:
            raise TypeError("when cannot be None")
        state = unseal(self._state)
        now = state.clock.ns
        at = to_ns(when) - MONOTONIC_START if when == when else now
        if at <= now and when > (MONOTONIC_START + now) / NS:
            at = now + 1  # as in to_ns: later must be later
        return add_timer(self, state, at, callback, args, context, "call_at")

    def _call_soon_in_time(self, callback: Any, *args: Any, context: Any = None) -> events.Handle:
        """Where computing takes time, what becomes ready during a step waits for the rest of the step."""
        handle = super().call_soon(callback, *args, context=context)
        clock = unseal(self._state).clock
        if clock.recorder is not None and clock.computing_since is not None:
            clock.recorder.late(handle, clock.ns)
        return handle

    def close(self) -> None:
        state = unseal(self._state)
        if state.clock.recorder is not None:
            for handle in self._ready:
                state.clock.recorder.late_handles.pop(address(handle), None)
        super().close()
        state.timers.clear()

    def run_forever(self) -> None:
        clock = unseal(self._state).clock
        outer, clock.loop = clock.loop, self
        outer_running, _running.loop, _running.state = (_running.loop, _running.state), self, unseal(self._state)
        try:
            super().run_forever()
        finally:
            clock.loop = outer
            _running.loop, _running.state = outer_running

    # -- one iteration ---------------------------------------------------------------------------------------------
    def _run_once(self) -> None:
        state = _running.state if _running.loop is self else unseal(self._state)
        clock, timers, ready = state.clock, state.timers, self._ready
        if clock.stopped is not None:
            raise clock.stopped
        if self._timer_cancelled_count:
            self._drop_cancelled_timers()
        if not ready and not self._stopping:
            due = timers[0][0] if timers else NEVER
            soonest = min(due, clock.agenda.next_ns)
            if soonest >= NEVER:
                nothing_left(self, clock)
            clock.advance_to(soonest, self._line_that_goes_on)
            if soonest < due:
                return  # something else than a timer; it may have set one
        if clock.ns != state.turns_at:
            state.turns_at, state.turns_here, state.reads_at_turn = clock.ns, 0, clock.reads
        else:
            state.turns_here += 1
            if state.turns_here > state.free_turns:
                self._spinning()
        if timers:
            release_due_timers(state, ready)
        run_ready(self, state, ready)

    def _drop_cancelled_timers(self) -> None:
        timers = unseal(self._state).timers
        while timers and timers[0][2]._cancelled:
            _pop(timers)[2]._scheduled = False
            self._timer_cancelled_count -= 1
        if self._timer_cancelled_count > 100 and self._timer_cancelled_count * 2 > len(timers):
            live = [item for item in timers if not item[2]._cancelled]
            for _, _, timer in timers:
                timer._scheduled = not timer._cancelled
            heapq.heapify(live)
            timers[:] = live
            self._timer_cancelled_count = 0

    def _report_error(self, handle: events.Handle, error: BaseException) -> None:
        callback = format_helpers._format_callback_source(handle._callback, handle._args)
        context = {"message": f"Exception in callback {callback}", "exception": error, "handle": handle}
        if handle._source_traceback:
            context["source_traceback"] = handle._source_traceback
        self.call_exception_handler(context)

    def _run_in_debug_mode(self, handle: events.Handle) -> None:
        self._current_handle = handle
        clock = unseal(self._state).clock
        start = clock.ns
        try:
            handle._run()
            took = (clock.ns - start) / NS
            if took >= self.slow_callback_duration:
                what = base_events._format_handle(handle)
                base_events.logger.warning("Executing %s took %.3f seconds", what, took)
        finally:
            self._current_handle = None
            handle = None  # as Handle._run lets go of itself: an exception's traceback holds this frame

    # -- ends that have a name -------------------------------------------------------------------------------------
    def _spinning(self) -> None:
        """Too many turns at one instant: `while not done: await asyncio.sleep(0)`. In life time passes meanwhile."""
        state = unseal(self._state)
        clock, next_timer = state.clock, state.timers[0][0] if state.timers else NEVER
        polls_the_clock = clock.reads - state.reads_at_turn >= min(state.turns_here, FREE_READS)
        if not polls_the_clock and (next_timer >= NEVER or state.free_turns == 1):
            if state.turns_here < FREE_TURNS:
                state.free_turns = FREE_TURNS  # the polling that we hurried along is over; this is something else
                return
            if next_timer >= NEVER:
                livelock(self, clock, state.turns_here)
        if polls_the_clock:
            # Small steps, or a loop that ends at 0.5 s would be carried on to a timer at 10 s.
            clock.advance_to(min(clock.ns + READ_COST, next_timer), self._line_that_goes_on)
            state.free_turns = 1
        else:
            clock.advance_to(next_timer, self._line_that_goes_on)
            state.free_turns = max(FEWEST_FREE_TURNS, state.free_turns // 2)

    def _line_that_goes_on(self) -> int | None:
        return line_that_goes_on(self)

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        clock = unseal(self._state).clock
        if clock.stopped is not None or isinstance(context.get("exception"), EngineStop):
            return
        if clock.recorder is not None:
            clock.recorder.loop_error(context)
        super().call_exception_handler(context)

    def run_until_complete(self, future: Any) -> Any:
        if self._has_nothing_to_shut_down(future):
            unseal(self._state).clock.tasks_named += 1  # the number that its task would have had
            try:
                return future.send(None)
            except StopIteration:
                return None
        recorder = unseal(self._state).clock.recorder
        if recorder is not None:
            recorder.main_task(future)
        return super().run_until_complete(future)

    def _has_nothing_to_shut_down(self, coroutine: Any) -> bool:
        """asyncio.run() ends with two coroutines that mostly do nothing: they need no task, and no turn of the loop."""
        code = coroutine.cr_code if type(coroutine) is CoroutineType else None
        if code is _SHUTDOWN_ASYNCGENS:
            idle = not self._asyncgens
        elif code is _SHUTDOWN_EXECUTOR:
            idle = self._default_executor is None
        else:
            return False
        waits = self._ready or unseal(self._state).timers
        return idle and not waits and not self.is_closed() and not self.is_running()

    # -- tasks -----------------------------------------------------------------------------------------------------
    def create_task(self, coro: Any, **kwargs: Any) -> Any:
        clock = (_running.state if _running.loop is self else unseal(self._state)).clock
        name = kwargs.get("name")
        if name is None:
            # CPython numbers tasks per process; here each run starts at Task-1.
            clock.tasks_named += 1
            name = kwargs["name"] = f"Task-{clock.tasks_named}"
        if self._task_factory is None:
            self._check_closed()
            task = _Task(coro, loop=self, **kwargs)
            if task._source_traceback:
                del task._source_traceback[-1]
            has_begun = "eager_start" in kwargs
        else:
            task = super().create_task(coro, **kwargs)
            has_begun = True
        if clock.recorder is not None:
            has_begun = has_begun and (task.done() or getattr(coro, "cr_await", None) is not None)
            clock.recorder.task_created(task, coro, str(name), has_begun)
            if clock.recorder.unfinished > clock.task_limit:
                clock.stop(TaskLimit(stop_texts.tasks(clock.task_limit), line=running_line()))
        return task

    # -- what BaseEventLoop leaves to a loop with a selector ---------------------------------------------------------
    def _process_events(self, event_list: Any) -> None:
        pass

    def _write_to_self(self) -> None:
        pass

    def __repr__(self) -> str:
        # No address, and no mention of a loop that the student never asked for.
        return f"<EventLoop running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"


_METHODS: Final = frozenset(
    name
    for kind in (VirtualLoop, LoopWithThreads, base_events.BaseEventLoop)
    for name, value in vars(kind).items()
    if callable(value)
)

for _name, _advice in LOOP_METHODS.items():
    setattr(VirtualLoop, _name, refusal(f"loop.{_name}()", _advice))
