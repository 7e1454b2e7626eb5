"""Each end that the engine makes says in both languages what happened and what to try."""
from __future__ import annotations

from harness import stops

from .programs import ProgramCase

_RUN = "import asyncio\nasync def main():\n    {}\nasyncio.run(main())"

#: type of the error: (program, limits, status)
_ENDS = {
    "Deadlock": (_RUN.format("await asyncio.Event().wait()"), {}, "deadlocked"),
    "Livelock": (_RUN.format("while True: await asyncio.sleep(0)"), {}, "timed-out"),
    "TimeLimit": (_RUN.format("await asyncio.sleep(99)"), {"virtualSeconds": 60}, "timed-out"),
    "StepLimit": (_RUN.format("while True: await asyncio.sleep(1)"), {"loopSteps": 100}, "timed-out"),
    "CostLimit": ("while True: pass", {}, "timed-out"),
    "TaskLimit": (_RUN.format("while True: asyncio.create_task(asyncio.sleep(1))"), {"tasks": 9}, "out-of-memory"),
    "OutputLimit": ("while True: print('x' * 99)", {}, "too-much-output"),
    "Denied": ("import gc\ngc.get_objects()", {}, "denied"),
    "MemoryError": ("raise MemoryError", {}, "out-of-memory"),
    "RecursionError": ("def f(): f()\nf()", {}, "raised"),
    "SystemExit": ("raise SystemExit(3)", {}, "exited"),
}

#: Waits that nobody can end.
_WAITS = (
    "import asyncio\nasyncio.new_event_loop().run_forever()",
    "import threading\nthreading.Event().wait()",
    "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    "import queue\nqueue.Queue().get()",
    "import multiprocessing\nmultiprocessing.Queue().get()",
    "import asyncio\ndef ask(loop): asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop).result()\n"
    + _RUN.format("await asyncio.to_thread(ask, asyncio.get_running_loop())"),
    "from concurrent.futures import ThreadPoolExecutor as Pool\n"
    "with Pool(1) as pool: pool.submit(lambda: pool.submit(int).result()).result()",
    "import threading\nother = threading.Thread(target=lambda: inner.join())\n"
    "inner = threading.Thread(target=lambda: (other.start(), other.join()))\ninner.start()",
)  # fmt: skip


class StopTextsTest(ProgramCase):
    def is_told(self, error: dict[str, object]) -> None:
        """Two sentences or more in each language: what happened, what to try."""
        self.assertRegex(error["message"], r"(?s)^\S.*[.;:].*[.:)]")
        self.assertRegex(error["messageZh"], r"(?s)[\u4e00-\u9fff].*[。；：].*[\u4e00-\u9fff]")

    def test_each_end_has_its_words(self) -> None:
        for name, (source, limits, status) in _ENDS.items():
            seen = self.observe(source, **limits)
            self.assertEqual((seen["status"], seen["error"]["type"]), (status, name))
            self.is_told(seen["error"])

    def test_each_stop_of_the_engine_is_among_them(self) -> None:
        self.assertLessEqual({stop.__name__ for stop in stops.EngineStop.__subclasses__()}, set(_ENDS))

    def test_each_wait_without_an_end_has_its_words(self) -> None:
        for source in _WAITS:
            seen = self.observe(source)
            self.assertEqual(seen["status"], "deadlocked", source)
            self.is_told(seen["error"])

    def test_who_waits_is_named_in_both_languages(self) -> None:
        error = self.observe(_RUN.format("await asyncio.Event().wait()"))["error"]
        self.assertIn("\n  Task-1 waits for event (line 3)", error["message"])
        self.assertIn("\n  Task-1 在等待 event（第 3 行）", error["messageZh"])

    def test_what_a_program_says_itself_stays_as_it_is(self) -> None:
        for source, message in (
            ("raise ValueError('no')", "no"),
            ("raise MemoryError('mine')", "mine"),
            ("raise RecursionError('mine')", "mine"),
            ("def broken(:", "invalid syntax (answer.py, line 1)"),
        ):
            error = self.observe(source)["error"]
            self.assertEqual((error["message"], error["messageZh"]), (message, ""))

    def test_memory_that_an_import_used_up_is_no_mistake_of_import(self) -> None:
        self.assertEqual(self.observe("raise MemoryError", "f()")["status"], "out-of-memory")

    def test_tasks_that_end_do_not_count(self) -> None:
        source = _RUN.format("for _ in range(50): await asyncio.create_task(asyncio.sleep(1))")
        self.assertEqual(self.observe(source, tasks=3)["status"], "finished")

    def test_the_task_too_many_is_made_at_the_same_place_each_time(self) -> None:
        source = _RUN.format("await asyncio.gather(*[asyncio.sleep(1) for _ in range(50)])")
        seen = self.observe(source, tasks=20)
        self.assertEqual((seen["status"], seen["error"]["line"], len(seen["tasks"])), ("out-of-memory", 3, 21))
