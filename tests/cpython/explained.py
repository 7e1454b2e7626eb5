"""Why a test of CPython's does not apply to a loop on a virtual clock: named rules, the first that fits."""
from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

#: What the last lines of a traceback say → why the test does not apply.
_BY_ERROR: Final = (
    ("NotSupportedHere", "needs sockets, pipes, subprocesses or signals"),
    ("thread or process runs in one go here", "needs two real threads that talk to each other"),
    ("KeyboardInterrupt", "needs signals"),
    ("in _make_socket_transport\n", "needs what a selector loop does with sockets"),
    ("in _make_datagram_transport\n", "needs what a selector loop does with sockets"),
    ("raise NotImplementedError\nNotImplementedError", "needs what a selector loop does with sockets"),
    ("no attribute '_start_serving'", "needs what a selector loop does with sockets"),
    ("no attribute '_accept_connection'", "needs what a selector loop does with sockets"),
)

#: Name of the test → why it does not apply.
_BY_NAME: Final = (
    ("test_base_events.BaseEventLoopTests.test__run_once*", "looks inside the selector loop"),
    ("test_base_events.BaseEventLoopTests.test_call_later", "looks inside the selector loop"),
    ("test_base_events.BaseEventLoopTests.test_run_forever_pre_stopped", "looks inside the selector loop"),
    ("test_base_events.BaseEventLoopTests.test_single_selecter_*", "looks inside the selector loop"),
    ("test_events.*.test_timeout_rounding", "looks inside the selector loop"),
    ("test_events.*.test_get_event_loop_new_process", "needs real processes"),
    ("test_runners.RunnerTests.test_interrupt_*", "needs signals"),
    ("test_base_events.BaseEventLoopTests.test_not_implemented", "of the abstract loop: ours has these methods"),
    ("*.test_shutdown_default_executor_timeout", "its executor is slow in shutdown(), which ours need not wait for"),
    ("*.test_stop_while_run_in_complete", "the test's own clock is moved once more after stop()"),
    ("*.test_issue46672", "patches a method of BaseEventLoop that ours overrides"),
    ("*.test_custom_run_forever_integration", "turns a loop that has nothing to do: here a deadlock, by name"),
)


#: These make loops alone: what a refusal says is no excuse.
_WITHOUT_EXCUSE: Final = ("test_events.PolicyTests.*", "test_events.Test*GetEventLoop.test_get_event_loop_returns*")


def why_not_applicable(test: str, trace: str) -> str | None:
    for pattern, reason in _BY_NAME:
        if fnmatchcase(test, pattern):
            return reason
    if any(fnmatchcase(test, pattern) for pattern in _WITHOUT_EXCUSE):
        return None
    last = trace.strip()[-600:]
    return next((reason for text, reason in _BY_ERROR if text in last), None)
