"""Checks on tasks: their order, how many ran at once, how they ended, what was left of them."""

from __future__ import annotations

from .check_case import CheckCase, seen
from .observations import diagnostic, tasks

MAIN = ("Task-1", "main", 0, 9, "returned")
SPAN = {"from": 0, "to": 3, "state": "wait", "on": "its turn", "line": 1}


class OrderTest(CheckCase):
    def test_tasks_start_in_the_order_of_their_creation(self) -> None:
        loads = [(name, "load", 0, 1, "returned") for name in ("a", "b")]
        run = seen(tasks=tasks(MAIN, *loads, ("c", "save", 1, 2, "raised")))
        run.started_in_order("a", "b", "c").started_in_order("load", "save").started_in_order("main", "load")
        self.fails(
            lambda: run.started_in_order("b", "a"),
            "`a` (load) started before `b` (load), but should start after it.",
            "`a`（load）比 `b`（load）先开始运行，应该在它之后开始。",
        )

    def test_a_task_that_never_started_is_named(self) -> None:
        waiting = {**tasks(MAIN, ("b", "g", 0, None, "pending"))[1], "spans": [SPAN]}
        run = seen(tasks=[*tasks(("a", "f", 0, 3, "returned")), waiting])
        self.fails(
            lambda: run.started_in_order("a", "b"), "`b` (g) never started.", "`b`（g）一直没有开始运行。"
        )

    def test_tasks_that_finish_at_the_same_moment_are_in_any_order(self) -> None:
        together = [(name, "f", 0, 2, "returned") for name in ("a", "b")]
        run = seen(tasks=tasks(MAIN, *together, ("c", "g", 0, 1, "cancelled")))
        run.finished_in_order("a", "b").finished_in_order("b", "a").finished_in_order("c", "f", "main")
        self.fails(
            lambda: run.finished_in_order("f", "g"),
            "`c` (g) finished at 1 s, before `a` (f) at 2 s, but should finish after it.",
            "`c`（g）在 1 秒时完成，早于 `a`（f）（2 秒），应该在它之后完成。",
        )

    def test_a_task_that_never_finished_is_named(self) -> None:
        run = seen(tasks=tasks(MAIN, ("a", "f", 0, None, "pending")))
        self.fails(
            lambda: run.finished_in_order("main", "a"), "`a` (f) never finished.", "`a`（f）一直没有完成。"
        )

    def test_a_name_that_nobody_has_is_answered_with_those_that_there_are(self) -> None:
        run = seen(tasks=tasks(MAIN, *[(f"t{n}", "f", 0, 1, "returned") for n in range(6)]))
        for check in (
            lambda: run.started_in_order("main", "g"),
            lambda: run.finished_in_order("g", "main"),
            lambda: run.cancelled("g"),
            lambda: run.ran_at_once(1, of="g"),
        ):
            self.fails(
                check,
                "There is no task `g`. The tasks were `Task-1` (main), `t0` (f), `t1` (f), `t2` (f), `t3` (f) and 2 more.",
                "没有名为 `g` 的任务。程序中的任务有 `Task-1`（main）、`t0`（f）、`t1`（f）、`t2`（f）、`t3`（f），另外还有 2 个。",
            )
        self.fails(
            lambda: seen().cancelled("g"),
            "There is no task `g`. The program made no task at all.",
            "没有名为 `g` 的任务。程序没有创建任何任务。",
        )


class AtOnceTest(CheckCase):
    def test_tasks_of_a_name_are_counted_apart(self) -> None:
        staggered = [("t", "f", start, start + 2, "returned") for start in (0, 1, 2, 3)]
        run = seen(tasks=tasks(MAIN, *staggered, ("u", "g", 0, 9, "returned")))
        run.ran_at_once(2, of="f").at_most_at_once(2, of="f").at_most_at_once(1, of="g")
        self.fails(
            lambda: run.ran_at_once(3, of="f"),
            "At most 2 tasks of `f` ran at once, but 3 tasks should.",
            "`f` 的任务中，最多只有 2 个任务同时在运行，应该有 3 个任务。",
        )
        self.fails(
            lambda: run.at_most_at_once(1, of="f"),
            "2 tasks of `f` ran at once, but at most 1 task may.",
            "`f` 的任务中，有 2 个任务同时在运行，最多只能有 1 个任务。",
        )

    def test_one_after_the_other_is_not_at_once(self) -> None:
        rows = [("a", "f", 0, 1, "returned"), ("b", "f", 1, 1, "returned"), ("c", "f", 1, None, "pending")]
        run = seen(tasks=tasks(MAIN, *rows))
        run.at_most_at_once(1, of="f")


class CancelledTest(CheckCase):
    def test_every_task_of_the_name_must_have_been_cancelled(self) -> None:
        run = seen(
            tasks=tasks(MAIN, ("a", "f", 0, 1, "cancelled"), ("b", "f", 0, 1, "cancelled"), ("c", "g", 0, 1, "returned"))
        )
        run.cancelled("f").cancelled("a", "b").cancelled("f", times=2).cancelled().cancelled("g", times=0)
        self.fails(
            lambda: run.cancelled("g"),
            "`c` (g) should be cancelled, but it returned.",
            "`c`（g）应该被取消，但它正常返回了。",
        )
        self.fails(
            lambda: run.cancelled("f", "g", times=3),
            "The program cancelled 2 tasks, but should cancel 3 tasks.",
            "程序取消了 2 个任务，应该取消 3 个任务。",
        )
        self.fails(
            seen(tasks=tasks(MAIN)).cancelled,
            "The program cancelled 0 tasks, but should cancel at least 1 task.",
            "程序取消了 0 个任务，应该至少取消 1 个任务。",
        )

    def test_other_outcomes_are_told(self) -> None:
        run = seen(tasks=tasks(MAIN, ("a", "f", 0, 1, "raised"), ("b", "g", 0, None, "pending")))
        self.fails(
            lambda: run.cancelled("f"),
            "`a` (f) should be cancelled, but it raised an exception.",
            "`a`（f）应该被取消，但它抛出了异常。",
        )
        self.fails(
            lambda: run.cancelled("g"),
            "`b` (g) should be cancelled, but it was still unfinished at the end.",
            "`b`（g）应该被取消，但它到最后还没有完成。",
        )

    def test_what_asyncio_run_cancels_at_the_end_was_not_cancelled_by_the_program(self) -> None:
        rows = tasks(
            MAIN, ("a", "f", 0, 9, "cancelled"), ("b", "f", 0, 10, "cancelled"), ("c", "f", 0, 3, "cancelled")
        )
        rows[2]["line"] = rows[3]["line"] = 2  # all three were made on one line, and the finding names the first
        run = seen(tasks=rows, diagnostics=[diagnostic("task-lost", 2, task="a")])
        run.cancelled("c").cancelled("f", times=1)
        for name, shown in (("a", "`a`"), ("b", "`b`")):
            self.fails(
                lambda: run.cancelled(name),
                f"{shown} (f) was not cancelled by the program, but by asyncio.run(), which cancels what is left over "
                "at the end.",
                f"{shown}（f）不是由程序取消的，而是剩到最后被 asyncio.run() 取消的。",
            )

    def test_a_task_that_kept_its_cancellation_to_itself_is_told_so(self) -> None:
        found = [diagnostic("swallowed-cancellation", 4, task="a")]
        self.fails(
            lambda: seen(tasks=tasks(MAIN, ("a", "f", 0, 1, "returned")), diagnostics=found).cancelled("f"),
            "`a` (f) caught its CancelledError and did not pass it on, so it did not end as cancelled.",
            "`a`（f）捕获了 CancelledError 却没有继续抛出，所以没有以“已取消”结束。",
        )


class CleanedUpTest(CheckCase):
    def test_what_is_open_or_running_at_the_end_is_named_with_its_line(self) -> None:
        seen(diagnostics=[diagnostic("lock-held", 3), diagnostic("never-awaited", 3)], tasks=tasks(MAIN)).cleaned_up()
        self.fails(
            seen(diagnostics=[diagnostic("unclosed-resource", 3)]).cleaned_up,
            "What was opened (line 3) was never closed: use `with` or `async with`, which close it whatever happens.",
            "打开的资源一直没有关闭（第 3 行）：请用 `with` 或 `async with`，无论发生什么它们都会关闭资源。",
        )
        en = "A task (line 2) was left running at the end: await it, or cancel it and await that."
        zh = "结束时还有任务在运行（第 2 行）：请 await 它，或者取消它并 await 取消完成。"
        for kind in ("task-lost", "task-pending"):
            self.fails(seen(diagnostics=[diagnostic(kind, 2)]).cleaned_up, en, zh)
        self.fails(seen(tasks=tasks(MAIN, ("a", "f", 0, None, "pending"))).cleaned_up, en, zh)
