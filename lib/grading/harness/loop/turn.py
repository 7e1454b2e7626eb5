"""The part of a loop's turn that is the engine's own: timers that are due, and the callbacks that are ready.

Functions, not methods: a subclass of the program's would be handed what is the engine's.
"""
from __future__ import annotations

import gc
import heapq
from collections import deque
from types import FunctionType
from typing import Any, Final

from .. import stop_texts
from ..frames import address
from ..outside import call
from ..stops import StepLimit
from ..timing.ties import Ties
from .loop_ends import line_that_goes_on
from .loop_state import LoopState

#: Loop steps between two collections of cyclic garbage: automatic collection is off, as its moments are not
#: the same in each run. With 10,000 live tasks one takes as long as 2,000 steps.
_STEPS_PER_COLLECTION: Final = 1 << 15

_collect_garbage = gc.collect
_pop = heapq.heappop
_Function = FunctionType


def release_due_timers(state: LoopState, ready: deque[Any]) -> None:
    timers, now, recorder = state.timers, state.clock.ns, state.clock.recorder
    if state.clock.ties is not None:
        _release_in_order_of_choice(state, ready, state.clock.ties)
    while timers and timers[0][0] <= now:
        due, _, timer = _pop(timers)
        timer._scheduled = False
        if due < now and recorder is not None:
            recorder.late(timer, due)
        ready.append(timer)


def _release_in_order_of_choice(state: LoopState, ready: deque[Any], ties: Ties) -> None:
    """asyncio on call_later(): "If two callbacks are scheduled for exactly the same time, the order … is undefined"."""
    timers, now, recorder = state.timers, state.clock.ns, state.clock.recorder
    while timers and timers[0][0] <= now:
        due, tied = timers[0][0], []
        while timers and timers[0][0] == due:
            timer = _pop(timers)[2]
            timer._scheduled = False
            if not timer._cancelled:
                tied.append(timer)
        for timer in ties.order(tied):
            if due < now and recorder is not None:
                recorder.late(timer, due)
            ready.append(timer)


def run_ready(loop: Any, state: LoopState, ready: deque[Any]) -> None:
    clock = state.clock
    recorder = clock.recorder
    for _ in range(len(ready)):
        handle = ready.popleft()
        if handle._cancelled:
            if recorder is not None:
                recorder.late_handles.pop(address(handle), None)  # another handle may come to live at its address
            continue
        state.steps += 1
        if not state.steps % _STEPS_PER_COLLECTION:
            _collect_garbage()
        if state.steps > clock.step_limit:
            clock.stop(StepLimit(stop_texts.loop_steps(clock.step_limit), line=line_that_goes_on(loop)))
        clock.reads_before_step = clock.reads
        if recorder is None or (type(handle._callback) is _Function and not recorder.late_handles):
            lane = None  # no step of a task, and nobody holds the loop: nothing to be noted
        else:
            lane = recorder.step_begins(handle, ready)
        try:
            if loop._debug:
                loop._run_in_debug_mode(handle)
            else:
                # As Handle._run, less one frame.
                if lane is not None or type(handle._callback) is _Function:
                    handle._context.run(handle._callback, *handle._args)
                else:
                    handle._context.run(call, handle._callback, *handle._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            loop._report_error(handle, error)
        finally:
            if lane is not None:
                recorder.step_ends(lane)
            elif recorder is not None and (recorder.late_callback or clock.computing_since is not None):
                recorder.callback_ends(ready)
        if clock.stopped is not None:
            raise clock.stopped
    handle = None  # as in CPython's loop: an exception of a step holds this frame, which would hold the failed task
