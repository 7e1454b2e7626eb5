"""The check vocabulary: what holds, what fails, and in which words."""

from __future__ import annotations

from judge.failure import CheckFailed

from .check_case import CheckCase, seen
from .observations import diagnostic, error


class ResultTest(CheckCase):
    def test_what_was_returned_is_compared_as_python_values(self) -> None:
        seen(result={"list": ["A", "B"]}).returned(["A", "B"])
        self.fails(
            lambda: seen(result={"list": ["B", "A"]}).returned(["A", "B"]),
            "`await f()` returned ['B', 'A'], but should return ['A', 'B'].",
            "`await f()` 返回了 ['B', 'A']，应该返回 ['A', 'B']。",
        )

    def test_none_and_a_coroutine_are_explained(self) -> None:
        self.fails(
            lambda: seen().returned(3),
            "`await f()` returned None, but should return 3. Is a return missing?",
            "`await f()` 返回了 None，应该返回 3。是不是少了 return？",
        )
        self.fails(
            lambda: seen("f()", result={"opaque": "coroutine", "repr": "<coroutine object g>"}).returned(3),
            "`f()` returned <coroutine object g>, but should return 3."
            " That is a coroutine object which has not run: an await is missing.",
            "`f()` 返回了 <coroutine object g>，应该返回 3。这是一个还没有运行的协程对象：少了 await。",
        )

    def test_coroutines_in_a_list_are_explained(self) -> None:
        forgotten = {"opaque": "coroutine", "repr": "<coroutine object g>"}
        self.fails(
            lambda: seen("f()", result={"list": [forgotten]}).returned([3]),
            "`f()` returned [<coroutine object g>], but should return [3]."
            " In it are coroutine objects which have not run: an await is missing.",
            "`f()` 返回了 [<coroutine object g>]，应该返回 [3]。其中有还没有运行的协程对象：少了 await。",
        )

    def test_a_future_is_explained(self) -> None:
        for kind in ("_asyncio.Task", "asyncio.tasks._GatheringFuture"):
            with self.assertRaises(CheckFailed) as caught:
                seen("f()", result={"opaque": kind, "repr": "<…>"}).returned(3)
            self.assertIn("That is a future and not its result", caught.exception.message["en"])

    def test_printed_lines_are_compared_one_by_one(self) -> None:
        run = seen(None, stdout="a\nb\n")
        run.printed(["a", "b"])
        self.fails(
            lambda: run.printed(["a", "c"]),
            "Line 2 of the output is 'b', but should be 'c'.",
            "输出的第 2 行是 'b'，应该是 'c'。",
        )
        self.fails(
            lambda: run.printed(["a", "b", "c"]),
            "The output has 2 lines, but should go on with 'c'.",
            "输出只有 2 行，接下来还应该有 'c'。",
        )
        self.fails(
            lambda: seen(None).printed(["a"]),
            "Nothing was printed, but the first line should be 'a'.",
            "什么都没有打印，第一行应该是 'a'。",
        )
        self.fails(
            lambda: run.printed(["a"]),
            "The output should have 1 line, but goes on with 'b'.",
            "输出应该只有 1 行，但后面还有 'b'。",
        )
        self.fails(
            lambda: seen(None, stdout="<coroutine object g at 0x1b243e0>\n").printed(["a"]),
            "Line 1 of the output is '<coroutine object g>', but should be 'a'."
            " That is a coroutine object: its code has not run.",
            "输出的第 1 行是 '<coroutine object g>'，应该是 'a'。这是一个协程对象：它的代码还没有运行。",
        )
        seen(None).printed([])
        self.fails(
            lambda: run.printed([]),
            "Nothing should be printed, but the output begins with 'a'.",
            "不应该打印任何内容，但输出以 'a' 开头。",
        )

    def test_printed_lines_may_come_in_any_order(self) -> None:
        run = seen(None, stdout="b\na\nb\n")
        run.printed_in_any_order(["a", "b", "b"])
        seen(None).printed_in_any_order([])
        self.fails(
            lambda: run.printed_in_any_order(["a", "b", "b", "c"]),
            "The output lacks the line 'c'.",
            "输出中缺少 'c' 这一行。",
        )
        self.fails(
            lambda: run.printed_in_any_order(["b", "b"]),
            "The output has the line 'a', which should not be there.",
            "输出中有 'a' 这一行，它不应该出现。",
        )
        self.fails(
            lambda: run.printed_in_any_order(["a", "b"]),
            "The line 'b' was printed 2 times, but should be printed once.",
            "'b' 这一行打印了 2 次，应该打印 1 次。",
        )

    def test_printed_lines_may_have_an_order_among_others(self) -> None:
        run = seen(None, stdout="a\nx\nb\ny\na\n")
        run.printed_in_order("a", "b").printed_in_order("x", "y").printed_in_order("a", "b", "a").printed_in_order("y")
        self.fails(
            lambda: run.printed_in_order("y", "x"),
            "In the output 'x' comes too early (line 2): it should come after 'y' (line 4).",
            "输出中 'x' 出现得太早（第 2 行），应该在 'y'（第 4 行）之后。",
        )
        self.fails(
            lambda: run.printed_in_order("a", "z"), "The output lacks the line 'z'.", "输出中缺少 'z' 这一行。"
        )
        self.fails(
            lambda: run.printed_in_order("a", "b", "b"),
            "The line 'b' was printed once, but should be printed 2 times.",
            "'b' 这一行打印了 1 次，应该打印 2 次。",
        )
        self.fails(
            lambda: run.printed_in_order("y", "a", "y", "a"),
            "The line 'y' was printed once, but should be printed 2 times.",
            "'y' 这一行打印了 1 次，应该打印 2 次。",
        )
        self.fails(
            lambda: seen(None, stdout="b\nb\na\n").printed_in_order("b", "a", "b"),
            "In the output 'b' comes too early (line 2): it should come after 'a' (line 3).",
            "输出中 'b' 出现得太早（第 2 行），应该在 'a'（第 3 行）之后。",
        )

    def test_the_cost_of_computing_has_a_limit(self) -> None:
        seen(cost=100).cost_at_most(100)
        self.fails(
            lambda: seen(cost=101).cost_at_most(100),
            "`await f()` computed too much: 101 units (function calls and turns of loops), but should need at most 100."
            " Look for work that is done again and again.",
            "`await f()` 的计算量太大：101 个单位（函数调用和循环次数），最多只应该用 100 个。请检查是否有重复进行的工作。",
        )

    def test_calls_of_the_world_are_counted(self) -> None:
        run = seen(calls={"http.get": 2, "db.fetch": 1})
        run.called("http.get").called("http.get", 2).called("http.post", 0)
        self.fails(
            lambda: run.called("http.get", 1),
            "`http.get` was called 2 times, but should be called once. All calls: db.fetch ×1, http.get ×2.",
            "`http.get` 被调用了 2 次，应该调用 1 次。全部调用：db.fetch ×1，http.get ×2。",
        )
        self.fails(
            lambda: seen().called("http.get"),
            "`http.get` was called 0 times, but should be called at least once. Nothing was called at all.",
            "`http.get` 被调用了 0 次，应该至少调用 1 次。没有任何调用。",
        )


class TimeTest(CheckCase):
    def test_durations_are_exact_to_a_nanosecond(self) -> None:
        seen(elapsed=0.1 + 0.2).took(0.3).took_at_most(0.3)
        self.fails(
            lambda: seen(elapsed=0.300000001).took(0.3),
            "`await f()` took 0.300000001 s, but should take 0.3 s.",
            "`await f()` 用了 0.300000001 秒，应该用 0.3 秒。",
        )
        self.fails(
            lambda: seen(None, elapsed=6).took_at_most(3),
            "The program took 6 s, but should take at most 3 s.",
            "程序用了 6 秒，最多只能用 3 秒。",
        )

    def test_concurrency_is_counted_beside_the_main_task(self) -> None:
        run = seen(peakConcurrency=2)
        run.ran_at_once(2).at_most_at_once(2)
        self.fails(
            lambda: run.ran_at_once(3),
            "At most 2 tasks beside the main one ran at once, but 3 tasks should.",
            "除主任务外，最多只有 2 个任务同时在运行，应该有 3 个任务。",
        )
        self.fails(
            lambda: run.at_most_at_once(1),
            "2 tasks beside the main one ran at once, but at most 1 task may.",
            "除主任务外，有 2 个任务同时在运行，最多只能有 1 个任务。",
        )

    def test_a_blocked_loop_is_named_with_line_and_seconds(self) -> None:
        seen().never_blocked()
        en = "The event loop is blocked for 2 s (line 7): meanwhile no other task can run."
        zh = "事件循环被阻塞了 2 秒（第 7 行）：在此期间其他任务都无法运行。"
        self.fails(seen(diagnostics=[diagnostic("blocking-call", 7, 2)]).never_blocked, en, zh)
        twice = [diagnostic("blocking-call", 7, 0.5), diagnostic("blocking-call", 7, 1.5)]
        self.fails(seen(diagnostics=twice).never_blocked, en, zh)
        span = {"from": 1, "to": 3, "state": "block", "on": None, "line": 7}
        self.fails(seen(tasks=[{"spans": [span]}]).never_blocked, en, zh)

    def test_what_was_not_awaited_is_named_with_its_line(self) -> None:
        seen(diagnostics=[diagnostic("blocking-call", 7, 2)]).awaited_everything()
        self.fails(
            seen(diagnostics=[diagnostic("never-awaited", 4)]).awaited_everything,
            "A coroutine was created but never awaited (line 4), so its code did not run.",
            "创建了协程却没有 await（第 4 行），所以它的代码没有运行。",
        )
        self.fails(
            seen(diagnostics=[diagnostic("task-lost")]).awaited_everything,
            "A task was still unfinished when the program ended: await it.",
            "程序结束时还有任务没有完成：请 await 它。",
        )


class EndingTest(CheckCase):
    def test_a_run_that_did_not_finish_fails_any_check_with_what_happened(self) -> None:
        run = seen(status="raised", error=error("KeyError", "'a'", 7))
        en, zh = "`await f()` raised KeyError: 'a' (line 7).", "`await f()` 抛出了 KeyError: 'a'（第 7 行）。"
        for check in (
            lambda: run.returned(1),
            lambda: run.took(0),
            lambda: run.took_at_most(9),
            lambda: run.printed([]),
            lambda: run.printed_in_any_order([]),
            lambda: run.printed_in_order("a"),
            lambda: run.cost_at_most(9),
            lambda: run.called("http.get"),
            lambda: run.started_in_order("a", "b"),
            lambda: run.finished_in_order("a", "b"),
            lambda: run.cancelled("a"),
            lambda: run.ran_at_once(1, of="a"),
            lambda: run.uses("await"),
            lambda: run.avoids("await"),
            run.cleaned_up,
            lambda: run.ran_at_once(0),
            lambda: run.at_most_at_once(9),
            run.never_blocked,
            run.awaited_everything,
            run.finished,
            lambda: run.elapsed,
            lambda: run.result,
        ):
            self.fails(check, en, zh)

    def test_every_status_has_words_in_both_languages(self) -> None:
        for status in (
            "deadlocked", "timed-out", "out-of-memory", "too-much-output", "stack-overflow", "denied", "exited",
            "crashed", "not-importable", "raised",
        ):  # fmt: skip
            for one in (None, error("SomeError", "why", 3)):
                with self.assertRaises(CheckFailed) as caught:
                    seen(status=status, error=one).finished()
                self.assertTrue(all(caught.exception.message.values()), status)

    def test_too_many_tasks_are_told_apart_from_too_much_memory(self) -> None:
        with self.assertRaises(CheckFailed) as caught:
            seen(status="out-of-memory", error=error("TaskLimit", "why", 3)).finished()
        self.assertIn("too many unfinished tasks", caught.exception.message["en"])
        self.assertIn("任务太多", caught.exception.message["zh"])

    def test_what_the_engine_says_of_an_exception_is_told_in_the_language_of_the_reader(self) -> None:
        deep = {**error("RecursionError", "maximum recursion depth exceeded", 3), "messageZh": "调用嵌套得太深。"}
        with self.assertRaises(CheckFailed) as caught:
            seen(status="raised", error=deep).finished()
        self.assertIn("RecursionError: maximum recursion depth exceeded", caught.exception.message["en"])
        self.assertIn("RecursionError: 调用嵌套得太深（第 3 行）。", caught.exception.message["zh"])

    def test_a_program_that_cannot_be_loaded_says_where(self) -> None:
        self.fails(
            seen(status="not-importable", error=error("SyntaxError", "invalid syntax", 3)).finished,
            "Your program could not be loaded: SyntaxError: invalid syntax (line 3).",
            "你的程序无法加载：SyntaxError: invalid syntax（第 3 行）。",
        )

    def test_the_place_of_a_syntax_error_is_told_once(self) -> None:
        self.fails(
            seen(status="not-importable", error=error("SyntaxError", "bad (answer.py, line 3)", 3)).finished,
            "Your program could not be loaded: SyntaxError: bad (line 3).",
            "你的程序无法加载：SyntaxError: bad（第 3 行）。",
        )

    def test_a_function_that_the_test_misses_is_named(self) -> None:
        self.fails(
            seen(status="raised", error=error("NameError", "name 'f' is not defined")).finished,
            "Your program has no `f`: keep the names that the exercise asks for.",
            "你的程序里没有 `f`：请保留题目要求的名字。",
        )

    def test_a_program_that_uses_up_the_virtual_time_is_told_so(self) -> None:
        self.fails(
            seen(None, status="timed-out", elapsed=86400, limits={"virtualSeconds": 86400}).finished,
            "The program was still not done after 24 hours of its own time:"
            " look for a wait or a loop that never ends.",
            "程序在它自己的时钟上过了 24 小时还没有结束：请检查是否有永远等不到结果的等待或循环。",
        )

    def test_a_deadlock_names_who_waits(self) -> None:
        waits = [{**diagnostic("deadlock", 4), "task": "Task-1"}, {**diagnostic("deadlock", 9), "task": "Task-2"}]
        self.fails(
            seen(None, status="deadlocked", error=error("Deadlock", "", 4), diagnostics=waits).finished,
            "The program can never end: a deadlock. Nothing is left that could wake the tasks that are waiting:"
            " Task-1 (line 4), Task-2 (line 9).",
            "程序永远无法结束：发生了死锁。再没有什么能唤醒正在等待的任务：Task-1（第 4 行），Task-2（第 9 行）。",
        )

    def test_a_test_may_ask_for_an_exception(self) -> None:
        run = seen(status="raised", error=error("KeyError", "'a'"), elapsed=2)
        run.raised(KeyError).raised("KeyError", "a").raised(LookupError).took(2)
        own = seen(status="raised", error=error("answer.NoSuchRoom", "b"))
        own.raised(Exception).raised("BaseException").raised("NoSuchRoom")
        for wanted in (ValueError, "Exceptional"):
            with self.assertRaises(CheckFailed):
                own.raised(wanted)
        cancelled = seen(status="raised", error=error("asyncio.exceptions.CancelledError", ""))
        cancelled.raised(BaseException).raised("asyncio.CancelledError")
        with self.assertRaises(CheckFailed):
            cancelled.raised(Exception)
        self.fails(
            lambda: run.raised(ValueError),
            "`await f()` raised KeyError: 'a'. It should raise ValueError.",
            "`await f()` 抛出了 KeyError: 'a'。应该抛出 ValueError。",
        )
        self.fails(
            lambda: run.raised(KeyError, "b"),
            "`await f()` raised KeyError: 'a'. The message should contain 'b'.",
            "`await f()` 抛出了 KeyError: 'a'。错误信息中应该包含 'b'。",
        )
        self.fails(
            lambda: seen().raised(ValueError),
            "`await f()` finished normally. It should raise ValueError.",
            "`await f()` 正常结束了。应该抛出 ValueError。",
        )

    def test_a_test_may_ask_for_a_status(self) -> None:
        seen(status="deadlocked", elapsed=3).ended("deadlocked").took(3)
        self.assertEqual(seen(status="timed-out").status, "timed-out")
        self.fails(
            lambda: seen(None).ended("deadlocked"),
            "The program finished normally. It should have ended as deadlocked.",
            "程序正常结束了。它本应以 deadlocked 结束。",
        )
