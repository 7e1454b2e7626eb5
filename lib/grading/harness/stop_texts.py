"""What the engine says when it ends a run: what happened and what to try, in English and in Simplified Chinese."""
from __future__ import annotations

from typing import Final, NamedTuple


class Text(NamedTuple):
    en: str
    zh: str

    def then(self, more: Text) -> Text:
        return Text(f"{self.en} {more.en}", f"{self.zh}{more.zh}")


#: Why a thread's wait that a real machine may end has no end here.
IN_ONE_GO: Final = Text(
    "A thread or process runs in one go here, so what it waits for must be done before it starts.",
    "在这里，线程或进程一旦开始就会一口气运行完，所以它要等的事情必须在它启动之前就完成。",
)


def in_thread(text: Text, is_thread: bool) -> Text:
    return text.then(IN_ONE_GO) if is_thread else text


# -- limits --------------------------------------------------------------------------------------------------------
def virtual_time(limit: str) -> Text:
    return Text(
        f"The program was still running after {limit} s of virtual time. Look for a wait or a loop that never ends.",
        f"程序在虚拟时钟上运行了 {limit} 秒仍未结束。请检查是否有永远不会结束的等待或循环。",
    )


def loop_steps(limit: int) -> Text:
    return Text(
        f"The event loop ran {limit:,} steps and the program was not done. Look for a loop that awaits again and again, "
        "and let it end or sleep for longer.",
        f"事件循环已经运行了 {limit:,} 步，程序仍未结束。请检查是否有循环在不断地 await，让它结束或者每次等待更久。",
    )


def ticks(limit: int) -> Text:
    return Text(
        f"The program made {limit:,} function calls and loop turns and was not done. Look for a loop or a recursion that "
        "never ends, or compute less.",
        f"程序已经执行了 {limit:,} 次函数调用和循环，仍未结束。请检查是否有永远不会结束的循环或递归，或者减少计算量。",
    )


def tasks(limit: int) -> Text:
    return Text(
        f"More than {limit:,} tasks were unfinished at once. Look for a loop that makes tasks without waiting for them; "
        "a fixed number of workers with a queue, or a semaphore, keeps their number down.",
        f"同时未完成的任务超过了 {limit:,} 个。请检查是否有循环不断创建任务却不等待它们完成；"
        "用固定数量的工作任务配合队列，或者用信号量，可以限制任务的数量。",
    )


def output(limit: int) -> Text:
    return Text(
        f"The program printed more than {limit:,} bytes. Look for a print inside a loop that never ends, or print less.",
        f"程序打印的内容超过了 {limit:,} 字节。请检查是否有永远不会结束的循环在打印，或者减少打印的内容。",
    )


MEMORY: Final = Text(
    "The program needed more memory than it may use. Look for a list, a string or a number that keeps growing.",
    "程序需要的内存超出了限制。请检查是否有不断变大的列表、字符串或整数。",
)

RECURSION: Final = Text(
    "Calls were nested too deep. Look for a function that keeps calling itself, and check the case that should end it.",
    "调用嵌套得太深。请检查是否有函数不停地调用自己，以及本应让它结束的条件。",
)


def denied(what: str | Text) -> Text:
    """`what` as the program wrote it, or in words."""
    en, zh = (what, what) if isinstance(what, str) else what
    return Text(
        f"The program used what could reach into the engine that runs it: {en}. Solve the exercise without it; the "
        "attributes of your own functions, objects and frames can be read as usual.",
        f"程序用到了可能触及运行它的引擎的东西：{zh}。请不要这样解题；你自己的函数、对象和帧的属性可以照常读取。",
    )


def called_by_engine(function: str) -> Text:
    return Text(f"{function}, called by the engine", f"由引擎调用的 {function}")


def cut_short(wait: str) -> Text:
    return Text(f"the wait for {wait}, which was not over", f"对 {wait} 的等待，它还没有结束")


RECORD_OF_RUN: Final = Text(
    "file descriptor 3, on which the record of the run leaves", "文件描述符 3，运行记录从这里送出"
)


SOURCE_TOO_DEEP: Final = Text(
    "The program's text is nested too deep for Python to read. Split long expressions into several lines and names.",
    "程序的代码嵌套得太深，Python 无法读取。请把很长的表达式拆成几行，用变量分步计算。",
)


# -- waits without an end --------------------------------------------------------------------------------------------
def livelock(at: str, turns: int) -> Text:
    return Text(
        f"Livelock at {at} s: the event loop turned {turns:,} times and time stood still. A task that polls with sleep(0) "
        "waits for something that never comes: wait for an Event or a Queue instead.",
        f"在 {at} 秒时发生活锁：事件循环转了 {turns:,} 圈，时间却没有前进。有任务用 sleep(0) 反复查询，"
        "等着永远不会发生的事：请改为等待 Event 或 Queue。",
    )


def deadlock(at: str | None, why: Text) -> Text:
    when_en, when_zh = (f" at {at} s", f"在 {at} 秒时") if at is not None else ("", "")
    return Text(f"Deadlock{when_en}: {why.en}.", f"{when_zh}发生死锁：{why.zh}。")


NOTHING_WAKES: Final = Text(
    "nothing is left that could ever wake the tasks that wait; look at what each of them waits for, and who should do it",
    "再没有什么能唤醒正在等待的任务；请看看它们各自在等什么，又应该由谁来完成",
)
NO_TASK_LEFT: Final = Text(
    "the event loop runs, but no task and no timer is left; use asyncio.run(main()), or stop the loop",
    "事件循环还在运行，但已经没有任务和定时器了；请使用 asyncio.run(main())，或者停止事件循环",
)
EVERY_WORKER_WAITS: Final = Text(
    "the job cannot start: every worker waits, and this job with them; give the pool more workers, or do not wait for a "
    "job inside a job of the same pool",
    "这项工作无法开始：线程池的每个工作线程都在等待，其中就有等它的那个；"
    "请给线程池更多的工作线程，或者不要在一项工作里等待同一个池的另一项工作",
)
LOOP_CANNOT_ANSWER: Final = Text(
    "the loop cannot answer the thread meanwhile; return to the coroutine and await there",
    "事件循环此时无法回应这个线程；请回到协程里再 await",
)
QUEUE_STAYS_EMPTY: Final = Text(
    "the queue is empty and nobody can put anything into it meanwhile; put first, or give get() a timeout",
    "队列是空的，此时没有谁能往里放东西；请先放再取，或者给 get() 一个超时",
)
LOCK_STAYS_HELD: Final = Text(
    "it is held and nobody can release it meanwhile; release it before it is taken again",
    "它已被持有，此时没有谁能释放它；请在再次获取之前先释放",
)
NO_THREAD_COMES: Final = Text(
    "no other thread can end this wait meanwhile; let it be set or put before, or give the wait a timeout",
    "此时没有别的线程能结束这个等待；请先完成它要等的事，或者给等待一个超时",
)


def thread_stands_still(name: str) -> Text:
    return Text(
        f"{name} cannot go on meanwhile; do not join a thread from inside what it waits for",
        f"{name} 此时无法继续；不要在它所等待的代码里对它调用 join()",
    )


POOL_DIES: Final = Text(
    "every process of this Pool dies while it imports the program: put what starts the pool under "
    "if __name__ == '__main__':",
    "这个 Pool 的每个进程都在导入程序时退出了：请把启动进程池的代码放到 if __name__ == '__main__': 下面",
)


def exited(code: str) -> Text:
    return Text(
        f"The program ended itself with the exit code {code}. Return from the function instead of calling exit() or "
        "sys.exit().",
        f"程序自行退出了，退出码是 {code}。请让函数正常返回，不要调用 exit() 或 sys.exit()。",
    )
