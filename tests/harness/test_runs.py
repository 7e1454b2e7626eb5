"""Runs are the same each time, and do not see each other."""
from __future__ import annotations

import asyncio
import builtins
import datetime
import json
import random
import sys
import threading
import time

from .programs import ProgramCase

BUSY_PROGRAM = """
    import asyncio, random, time
    class Thing: pass
    async def job(n):
        await asyncio.sleep(random.random())
        if n % 7 == 3:
            raise ValueError(n)
        time.sleep(0.01)
        return Thing()
    async def main():
        asyncio.create_task(job(3))
        job(1)
        done, pending = await asyncio.wait([asyncio.create_task(job(n)) for n in range(20)], timeout=0.5)
        print(len(done), len(pending), *(task.get_name() for task in done))
        await asyncio.to_thread(time.sleep, 0.1)
        return Thing()
    if __name__ == "__main__":
        asyncio.run(main())
    """


class RunsTest(ProgramCase):
    def test_two_runs_give_the_same_bytes(self) -> None:
        for expression in (None, "await main()"):
            first = json.dumps(self.observe(BUSY_PROGRAM, expression))
            self.finishes("import asyncio\nasyncio.run(asyncio.sleep(1))")
            self.assertEqual(json.dumps(self.observe(BUSY_PROGRAM, expression)), first)

    def test_another_seed_gives_other_random_numbers(self) -> None:
        source = "import random"
        numbers = [self.observe(source, "random.random()", seed=seed)["result"] for seed in (0, 0, 1)]
        self.assertEqual(numbers[0], numbers[1])
        self.assertNotEqual(numbers[0], numbers[2])

    def test_the_expression_starts_at_zero(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            print("importing", __name__)
            time.sleep(5)
            asyncio.run(asyncio.sleep(5))
            started = time.monotonic()
            async def main():
                print("running")
                await asyncio.sleep(1)
            if __name__ == "__main__":
                asyncio.run(main())
            """,
            "await main()",
        )
        self.assertEqual((seen["elapsed"], seen["stdout"]), (1, "running\n"))
        lanes = [(task["name"], task["coroutine"], task["line"]) for task in seen["tasks"]]
        self.assertEqual(lanes, [("Task-1", "expression", None)])

    def test_the_module_can_be_imported_under_its_name(self) -> None:
        self.assertEqual(self.returns("x = 1\ndef f():\n    import answer\n    return answer.x", "f()"), 1)

    def test_a_run_leaves_the_interpreter_as_it_was(self) -> None:
        before = self.globals_of_the_process()
        self.observe(
            """
            import asyncio, builtins, random, sys, threading, time, types, warnings
            asyncio.sleep = time.sleep = builtins.print = len = None
            random.random = lambda: 4
            random.seed(1)
            sys.stdout = sys.stdin = None
            sys.setrecursionlimit(5000)
            sys.modules["made_up"] = types.ModuleType("made_up")
            sys.excepthook = sys.settrace = None
            sys.path.append("nowhere")
            builtins.extra = 1
            warnings.simplefilter("ignore")
            del asyncio.gather
            """
        )
        self.assertEqual(self.globals_of_the_process(), before)

    def globals_of_the_process(self) -> list[object]:
        return [
            asyncio.sleep, asyncio.gather, asyncio.run, asyncio.new_event_loop, time.sleep, builtins.print,
            random.random, random.getstate(), sys.stdout, sys.stdin, sys.stderr, sys.getrecursionlimit(),
            "made_up" in sys.modules, sys.excepthook, list(sys.path), hasattr(builtins, "extra"), threading.Thread,
            threading.Lock, sys.modules.get("__main__"), sys.modules.get("answer"), datetime.datetime,
            sys.get_coroutine_origin_tracking_depth(),
        ]  # fmt: skip

    def test_a_run_leaves_the_simulated_libraries_as_they_were(self) -> None:
        self.finishes("import requests\nrequests.get = requests.mine = 3")
        self.prints("import requests\nprint(callable(requests.get), hasattr(requests, 'mine'))", "True False")

    def test_the_program_is_main(self) -> None:
        seen = self.prints(
            "import sys\nprint(__name__, __file__, sys.argv, sys.modules['__main__'].__name__)",
            "__main__ answer.py ['answer.py'] __main__",
        )
        self.assertEqual(seen["result"], None)

    def test_nothing_of_the_engine_is_in_the_programs_names(self) -> None:
        self.prints(
            "print(sorted(globals()))",
            "['__builtins__', '__doc__', '__file__', '__loader__', '__name__', '__package__', '__spec__']",
        )

    def test_the_engine_is_no_module_of_the_program(self) -> None:
        self.prints("import sys\nprint([n for n in sys.modules if n.startswith('harness.')])", "[]")

    def test_source_lines_can_be_inspected(self) -> None:
        source = "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f))"
        self.prints(source, "def f():", "    return 1", "")
