"""What a finding says to a beginner: one sentence or two, in English and in Simplified Chinese, names in the text as code.

Terms in Chinese are those of Python's own translated documentation.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..stop_texts import Text
from ..stops import Wait
from ..timing.clock import BUSY_WAIT, NS, seconds_text

if TYPE_CHECKING:
    from .diagnostics import Finding


def who(found: Finding) -> Text:
    """Task-2, or: Task-2 and 3 other tasks. In Chinese with the space that Latin letters want before what follows."""
    others = len(found.tasks) - 1
    first = found.task
    if first is None:
        return Text("The program", "程序")
    if others < 1:
        return Text(first, f"{first} ")
    more = "1 other task" if others == 1 else f"{others:,} other tasks"
    return Text(f"{first} and {more}", f"{first} 和另外 {others:,} 个任务")


def _seconds(found: Finding) -> str:
    return seconds_text((found.ns or 0) / NS)


_ASYNC_FILES: Final = Text(
    "Use `aiofiles`, or run it in a thread with `await asyncio.to_thread(...)`.",
    "请改用 `aiofiles`，或者用 `await asyncio.to_thread(...)` 放到线程里运行。",
)
_ASYNC_HTTP: Final = Text(
    "Use `aiohttp` or `httpx.AsyncClient`, or run it in a thread with `await asyncio.to_thread(...)`.",
    "请改用 `aiohttp` 或 `httpx.AsyncClient`，或者用 `await asyncio.to_thread(...)` 放到线程里运行。",
)
_INSTEAD: Final = {
    "time.sleep": Text("Write `await asyncio.sleep(...)`.", "请写成 `await asyncio.sleep(...)`。"),
    BUSY_WAIT: Text(
        "Write `await asyncio.sleep(...)` to wait for a point in time.", "要等到某个时刻，请用 `await asyncio.sleep(...)`。"
    ),
    "open": _ASYNC_FILES,
    "file": _ASYNC_FILES,
    "os": _ASYNC_FILES,
    "requests": _ASYNC_HTTP,
    "httpx": _ASYNC_HTTP,
}
_INSTEAD_OF_OTHERS: Final = Text(
    "Await it, or run it in a thread with `await asyncio.to_thread(...)`.",
    "请 await 它，或者用 `await asyncio.to_thread(...)` 放到线程里运行。",
)


def _in_a_thread(plain: str) -> Text:
    return Text(
        f"`{plain}` is no coroutine function and cannot await: run it with `asyncio.to_thread`, or make it one.",
        f"`{plain}` 不是协程函数，不能使用 await：请用 `asyncio.to_thread` 放到线程里运行，或者把它改成协程函数。",
    )


def blocking_call(found: Finding, plain: str | None) -> Text:
    function = found.what
    # With other arguments each time, only the function has a name: time.sleep().
    call = next(iter(found.calls)) if len(found.calls) == 1 else f"{function}()"
    usual = _INSTEAD.get(function) or _INSTEAD.get(function.partition(".")[0], _INSTEAD_OF_OTHERS)
    instead = usual if plain is None else _in_a_thread(plain)
    by, seconds = who(found), _seconds(found)
    return Text(
        f"{call} in {by.en} held the event loop for {seconds} s: no other task could run. {instead.en}",
        f"{by.zh}中的 {call} 占住了事件循环 {seconds} 秒：在此期间其他任务都无法运行。{instead.zh}",
    )


def cpu_hog(found: Finding) -> Text:
    by, seconds, function = who(found), _seconds(found), found.what
    if found.times == 1:
        how_long = Text(f"for {seconds} s without an await", f"连续计算了 {seconds} 秒，其间没有 await")
    else:
        how_long = Text(
            f"{found.times:,} times for long without an await, {seconds} s in all",
            f"有 {found.times:,} 次长时间连续计算而没有 await，一共 {seconds} 秒",
        )
    return Text(
        f"{function}() in {by.en} computed {how_long.en}: no other task could run. Run it in another process with a "
        "`ProcessPoolExecutor`, or let others run now and then with `await asyncio.sleep(0)`.",
        f"{by.zh}中的 {function}() {how_long.zh}：其他任务都无法运行。"
        "请用 `ProcessPoolExecutor` 放到另一个进程里运行，或者不时地用 `await asyncio.sleep(0)` 让出控制权。",
    )


def never_awaited(found: Finding) -> Text:
    return _never_ran(found, Text(f"Write `await {found.what}(...)`.", f"请写成 `await {found.what}(...)`。"))


def never_run(found: Finding) -> Text:
    """It was called outside of any function, where no await can stand."""
    run = f"`asyncio.run({found.what}(...))`"
    return _never_ran(found, Text(f"Outside of a coroutine, run it with {run}.", f"在协程之外，请用 {run} 运行它。"))


def _never_ran(found: Finding, instead: Text) -> Text:
    coroutine = found.what
    times_en = "" if found.times == 1 else f" {found.times:,} times"
    times_zh = "" if found.times == 1 else f" {found.times:,} 次"
    return Text(
        f"{coroutine}() was called{times_en} but never awaited, so nothing in it ran: calling a coroutine function only "
        f"makes a coroutine object. {instead.en}",
        f"调用了{times_zh} {coroutine}()，却没有 await，所以其中的代码没有运行：调用协程函数只会得到协程对象。{instead.zh}",
    )


_KEEP_AND_AWAIT: Final = Text(
    "Keep what create_task() or gather() returns and await it, or `cancel()` it when it is no longer wanted.",
    "请保留 create_task() 或 gather() 的返回值并 await 它；如果不再需要，就用 `cancel()` 取消它。",
)


def _left_behind(found: Finding, end: Text) -> Text:
    by = who(found)
    return Text(
        f"{by.en}, running {found.what}(), {end.en}. {_KEEP_AND_AWAIT.en}",
        f"{by.zh.strip()}（运行 {found.what}()）{end.zh}。{_KEEP_AND_AWAIT.zh}",
    )


def task_cancelled_at_exit(found: Finding) -> Text:
    were = "was" if len(found.tasks) < 2 else "were"
    return _left_behind(
        found,
        Text(
            f"{were} not done when the main coroutine ended, so asyncio.run() cancelled {'it' if were == 'was' else 'them'}",
            "在主协程结束时还没有完成，于是被 asyncio.run() 取消了",
        ),
    )


def task_destroyed(found: Finding) -> Text:
    return _left_behind(
        found,
        Text(
            "disappeared before it was done: nothing kept a reference to it", "还没完成就消失了：没有任何变量保留对它的引用"
        ),
    )


def task_pending(found: Finding) -> Text:
    were = "was" if len(found.tasks) < 2 else "were"
    return _left_behind(
        found,
        Text(f"{were} still pending when the event loop ended", "在事件循环结束时仍处于挂起状态"),
    )


def exception_never_retrieved(found: Finding) -> Text:
    by = who(found) if found.task is not None else Text("A future", "一个 future ")
    return Text(
        f"{by.en} failed with {found.what} and nobody noticed, because nobody awaited it. Await it: its exception is then "
        "raised where you can handle it.",
        f"{by.zh}抛出了 {found.what}，却没有人发现，因为没有人 await 它。请 await 它：异常会在那里抛出，你就能处理它。",
    )


def swallowed_cancellation(found: Finding) -> Text:
    by = who(found)
    were = "was" if len(found.tasks) < 2 else "were"
    return Text(
        f"{by.en}, running {found.what}(), {were} cancelled, but caught the CancelledError and did not pass it on. After "
        "cleaning up, write `raise`, so that whoever cancelled it knows that it has stopped.",
        f"{by.zh.strip()}（运行 {found.what}()）被取消了，却捕获了 CancelledError，没有继续抛出。"
        "清理之后请用 `raise` 重新抛出，这样取消它的一方才知道它已经停止。",
    )


def lock_held(found: Finding) -> Text:
    by, seconds = who(found), _seconds(found)
    return Text(
        f"{by.en} waited here while holding a lock, and other tasks had to wait {seconds} s for that lock. If this await "
        "does not need the lock's protection, move it out of the `async with`.",
        f"{by.zh}拿着锁在这里等待，其他任务为了这把锁不得不等了 {seconds} 秒。"
        "如果这个 await 不需要锁的保护，请把它移到 `async with` 外面。",
    )


def unclosed_resource(found: Finding, close: str) -> Text:
    return Text(
        f"This {found.what} was never closed, so what it holds stays open. Write `{close}`, which closes it in any case.",
        f"这个 {found.what} 一直没有关闭，它占用的资源也就没有释放。请写成 `{close}`，这样无论如何都会关闭。",
    )


def deadlock(wait: Wait) -> Text:
    if wait.in_one_go:
        return Text(
            f"{wait.task} waits for {wait.on}, and nobody can end this wait: here a thread or process runs from its start "
            "to its end in one go, while all others stand still. Start it only when what it waits for is already done.",
            f"{wait.task} 在等待 {wait.on}，但没有谁能结束这个等待：在这里，一个线程或进程从开始到结束一口气运行完，"
            "其间其他的都停着。请在它要等的事情已经完成之后再启动它。",
        )
    held_en = f", which {wait.holder} holds," if wait.holder else ""
    held_zh = f"（由 {wait.holder} 持有）" if wait.holder else ""
    return Text(
        f"{wait.task} waits for {wait.on}{held_en} for ever: every task that could end this wait is waiting too, or is "
        "over.",
        f"{wait.task} 永远在等待 {wait.on}{held_zh}：能让它继续的任务要么也在等待，要么已经结束了。",
    )


def sequential_awaits(lines: list[int], total: str, together: str) -> Text:
    """`total` and `together` are seconds: as it is, and as it could be."""
    numbers = ", ".join(map(str, lines))
    where = f"The awaits on lines {numbers}" if len(lines) > 1 else f"The awaits on line {numbers}"
    return Text(
        f"{where} wait one after the other, {total} s in all, although none needs another's result. If their order does "
        f"not matter, asyncio.gather() or a TaskGroup does it in {together} s.",
        f"第 {numbers.replace(', ', '、')} 行的 await 逐个等待，一共用了 {total} 秒，尽管它们并不需要彼此的结果。"
        f"如果先后顺序无关紧要，用 asyncio.gather() 或 TaskGroup 只要 {together} 秒。",
    )
