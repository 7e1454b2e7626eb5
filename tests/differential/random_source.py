"""Writes random asyncio programs that always end: every wait that might be for ever has a timeout around it."""
from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

_HEAD: Final = '''\
import asyncio
import time
from contextlib import aclosing


class Broken(Exception):
    pass


def log(*what):
    loop = asyncio.get_running_loop()
    print(f"{loop.time() - start:.6f}", *what)


def spawn(coroutine):
    task = asyncio.create_task(coroutine)
    everything.append(task)
    return task


def state(future):
    if not future.done():
        return "pending"
    return "cancelled" if future.cancelled() else repr(future.exception() or future.result())


def set_unless_done(future, value):
    if not future.done():
        future.set_result(value)


async def numbers(name, delay):
    try:
        for n in range(3):
            await asyncio.sleep(delay)
            yield n
    finally:
        log(name, "generator ends")


async def main():
    global start, everything, locks, semaphore, event, queue, condition
    start, everything = asyncio.get_running_loop().time(), []
    locks = asyncio.Lock(), asyncio.Lock()
    semaphore, event, queue, condition = asyncio.Semaphore(2), asyncio.Event(), asyncio.Queue(2), asyncio.Condition()
    try:
        log("main", await f0())
    except Broken as error:
        log("main failed", error)
    for task in everything:
        task.cancel()
    for task in everything:
        if not task.done():
            await asyncio.wait([task])
        log(task.get_coro().__name__, state(task))
'''

_FUNCTIONS: Final = 6
_DEEPEST: Final = 3


def write_program(rng: Random) -> str:
    functions = [_Function(rng, number).text() for number in range(_FUNCTIONS)]
    return _HEAD + "".join(f"\n\n{text}" for text in functions)


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


class _Function:
    """One coroutine function; it calls only those that come after it."""

    def __init__(self, rng: Random, number: int) -> None:
        self._rng, self._name, self._number, self._names = rng, f"f{number}", number, 0
        self._depth = 0
        self._kinds: list[Callable[[], list[str]]] = [
            self._log, self._sleep, self._sleep, self._sleep_zero, self._block_loop, self._lock, self._semaphore,
            self._event, self._set_event, self._put, self._get, self._condition, self._notify, self._finally,
            self._catch, self._timeout, self._future, self._callback, self._generator, self._method_later,
        ]  # fmt: skip
        if number < _FUNCTIONS - 1:
            self._kinds += [
                self._spawn, self._spawn, self._gather, self._wait, self._wait_for, self._group, self._shield,
                self._as_completed, self._cancel_later,
            ]  # fmt: skip

    def text(self) -> str:
        body = self._body(6 if self._number == 0 else 1)
        if self._rng.random() < 0.2:
            body.append(f'raise Broken("{self._name}")')
        lines = [f"async def {self._name}():", *_indented([*body, f'return "{self._name} is done"'])]
        return "\n".join(lines) + "\n"

    # -- parts ---------------------------------------------------------------------------------------------------------
    def _body(self, fewest: int = 1) -> list[str]:
        self._depth += 1
        kinds = self._kinds if self._depth < _DEEPEST else self._kinds[:4]
        lines = [line for _ in range(self._rng.randint(fewest, fewest + 3)) for line in self._rng.choice(kinds)()]
        self._depth -= 1
        return lines

    def _delay(self, most: float = 1.0) -> str:
        return f"{self._rng.uniform(0.001, most):.6f}"

    def _call(self) -> str:
        return f"f{self._rng.randint(self._number + 1, _FUNCTIONS - 1)}()"

    def _fresh(self) -> str:
        self._names += 1
        return f"x{self._names}"

    def _say(self, *what: str) -> str:
        return f"log({', '.join([repr(self._name), *what])})"

    def _guarded(self, lines: list[str], on_error: str = "TimeoutError") -> list[str]:
        """In a timeout of its own."""
        inside = [f"async with asyncio.timeout({self._delay()}):", *_indented(lines)]
        return ["try:", *_indented(inside), f"except {on_error}:", *_indented([self._say("'timed out'")])]

    def _caught(self) -> list[str]:
        return ["except (TimeoutError, Broken) as error:", *_indented([self._say("repr(error)")])]

    # -- statements ----------------------------------------------------------------------------------------------------
    def _log(self) -> list[str]:
        return [self._say(f"'at {self._rng.randint(1, 99)}'")]

    def _sleep(self) -> list[str]:
        return [f"await asyncio.sleep({self._delay()})", self._say("'slept'")]

    def _sleep_zero(self) -> list[str]:
        return ["await asyncio.sleep(0)"] * self._rng.randint(1, 3)

    def _block_loop(self) -> list[str]:
        return [f"time.sleep({self._delay(0.3)})", self._say("'blocked'")]

    def _lock(self) -> list[str]:
        lock = f"locks[{self._rng.randint(0, 1)}]"
        return self._guarded([f"async with {lock}:", *_indented([self._say("'has the lock'"), *self._body()])])

    def _semaphore(self) -> list[str]:
        return self._guarded(["async with semaphore:", *_indented([self._say("'is let in'"), *self._body()])])

    def _event(self) -> list[str]:
        return self._guarded([self._say("await event.wait()")])

    def _set_event(self) -> list[str]:
        return [self._rng.choice(["event.set()", "event.clear()"])]

    def _put(self) -> list[str]:
        return self._guarded([f"await queue.put('{self._name}')", self._say("'put'", "queue.qsize()")])

    def _get(self) -> list[str]:
        return self._guarded([self._say("'got'", "await queue.get()")])

    def _condition(self) -> list[str]:
        return self._guarded(["async with condition:", *_indented([self._say("await condition.wait()")])])

    def _notify(self) -> list[str]:
        how = self._rng.choice(["notify_all()", "notify(1)"])
        return self._guarded(["async with condition:", *_indented([f"condition.{how}", self._say("'notifies'")])])

    def _finally(self) -> list[str]:
        late = [f"await asyncio.sleep({self._delay()})", self._say("'cleaned up'")] if self._rng.random() < 0.5 else []
        return ["try:", *_indented(self._body()), "finally:", *_indented([self._say("'leaves'"), *late])]

    def _catch(self) -> list[str]:
        end = [] if self._rng.random() < 0.2 else ["raise"]
        caught = ["except asyncio.CancelledError as error:", *_indented([self._say("'cancelled'", "error.args"), *end])]
        return ["try:", *_indented(self._body()), *caught]

    def _timeout(self) -> list[str]:
        return self._guarded(self._body())

    def _future(self) -> list[str]:
        name = self._fresh()
        loop = "asyncio.get_running_loop()"
        make = [f"{name} = {loop}.create_future()", f"{loop}.call_later({self._delay()}, set_unless_done, {name}, 7)"]
        return [*make, *self._guarded([self._say(f"await {name}")])]

    def _callback(self) -> list[str]:
        loop, label = "asyncio.get_running_loop()", f"'{self._name} callback'"
        how = self._rng.choice([f"call_soon(log, {label})", f"call_later({self._delay()}, log, {label})"])
        return [f"{loop}.{how}"]

    def _method_later(self) -> list[str]:
        method = self._rng.choice(["event.set", "future.set_result, None", "future.cancel", "future.cancel, None"])
        future = ["future = asyncio.get_running_loop().create_future()"] if "future" in method else []
        wait = ["await asyncio.wait([future])", self._say("state(future)")] if future else []
        return [*future, f"asyncio.get_running_loop().call_later({self._delay()}, {method})", *wait]

    def _generator(self) -> list[str]:
        name = self._fresh()
        stop = [f"if {name} == 1:", "    break"] if self._rng.random() < 0.5 else []
        walk = [f"async for {name} in stream:", *_indented([self._say(name), *stop])]
        return [f"async with aclosing(numbers('{self._name}', {self._delay(0.3)})) as stream:", *_indented(walk)]

    # -- statements that call ------------------------------------------------------------------------------------------
    def _spawn(self) -> list[str]:
        name = self._fresh()
        then = self._rng.choice([
            [], [f"{name}.cancel('by {self._name}')"], [f"await asyncio.wait([{name}])", self._say(f"state({name})")],
            [f"{name}.add_done_callback(lambda task: log('callback', state(task)))"],
        ])  # fmt: skip
        return [f"{name} = spawn({self._call()})", *self._rng.choice([[], self._sleep()]), *then]

    def _cancel_later(self) -> list[str]:
        name = self._fresh()
        later = f"asyncio.get_running_loop().call_later({self._delay()}, {name}.cancel)"
        return [f"{name} = spawn({self._call()})", later]

    def _gather(self) -> list[str]:
        calls = ", ".join(self._call() for _ in range(self._rng.randint(1, 3)))
        if self._rng.random() < 0.5:
            return [self._say(f"await asyncio.gather({calls}, return_exceptions=True)")]
        tasks = ", ".join(f"spawn({call})" for call in calls.split(", "))
        caught = ["except Broken as error:", *_indented([self._say("'gathered'", "error")])]
        return ["try:", *_indented([self._say(f"await asyncio.gather({tasks})")]), *caught]

    def _wait(self) -> list[str]:
        made = ", ".join(f"spawn({self._call()})" for _ in range(self._rng.randint(1, 3)))
        when = self._rng.choice(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
        limit = self._rng.choice(["None", self._delay()])
        call = f"await asyncio.wait([{made}], timeout={limit}, return_when=asyncio.{when})"
        return [f"done, pending = {call}", self._say("[state(task) for task in done]", "len(pending)")]

    def _wait_for(self) -> list[str]:
        call = [self._say(f"await asyncio.wait_for({self._call()}, {self._delay()})")]
        return ["try:", *_indented(call), *self._caught()]

    def _group(self) -> list[str]:
        made = [f"group.create_task({self._call()})" for _ in range(self._rng.randint(1, 3))]
        inside = ["async with asyncio.TaskGroup() as group:", *_indented([*made, *self._body()])]
        caught = ["except ExceptionGroup as group:", *_indented([self._say("group.exceptions")])]
        return ["try:", *_indented(inside), *caught]

    def _shield(self) -> list[str]:
        name = self._fresh()
        wait = self._guarded([self._say(f"await asyncio.shield({name})")], "(TimeoutError, Broken)")
        return [f"{name} = spawn({self._call()})", *wait, self._say(f"state({name})")]

    def _as_completed(self) -> list[str]:
        made, name = ", ".join(f"spawn({self._call()})" for _ in range(2)), self._fresh()
        walk = [f"for {name} in asyncio.as_completed([{made}], timeout={self._delay()}):",
                *_indented([self._say(f"await {name}")])]  # fmt: skip
        return ["try:", *_indented(walk), *self._caught()]
