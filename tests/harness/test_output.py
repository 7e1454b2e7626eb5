"""What is printed: when, by whom, and not too much of it."""
from __future__ import annotations

import sys
import unittest

from harness.program import observe_program

from .programs import LIMITS, ProgramCase


class OutputTest(ProgramCase):
    def test_lines_are_stamped_with_time_and_task(self) -> None:
        seen = self.finishes(
            """
            import asyncio, sys
            async def job(n):
                await asyncio.sleep(n)
                print("job", n)
            async def main():
                await asyncio.gather(job(2), job(1))
                print("oops", file=sys.stderr)
            print("before")
            asyncio.run(main())
            print("after\\nall")
            """
        )
        stamped = [(line["at"], line["task"], line["stream"], line["text"]) for line in seen["output"]]
        self.assertEqual(
            stamped,
            [
                (0, None, "stdout", "before"),
                (1, "Task-3", "stdout", "job 1"),
                (2, "Task-2", "stdout", "job 2"),
                (2, "Task-1", "stderr", "oops"),
                (2, None, "stdout", "after"),
                (2, None, "stdout", "all"),
            ],
        )
        self.assertEqual((seen["stdout"], seen["stderr"]), ("before\njob 1\njob 2\nafter\nall\n", "oops\n"))

    def test_a_line_printed_in_parts_has_the_time_of_its_beginning(self) -> None:
        seen = self.finishes(
            """
            import time
            print("a", end="")
            time.sleep(1)
            print("b")
            print("rest", end="")
            """
        )
        self.assertEqual([(line["at"], line["text"]) for line in seen["output"]], [(0, "ab"), (1, "rest")])

    def test_too_much_output_ends_the_run(self) -> None:
        seen = self.observe("while True: print('é' * 10)", outputBytes=100)
        self.assertEqual(seen["status"], "too-much-output")
        self.assertEqual(seen["stdout"], (("é" * 10 + "\n") * 5)[:52])
        self.assertIn("100 bytes", seen["error"]["message"])

    def test_a_program_that_swallows_the_limit_prints_nothing_more(self) -> None:
        source = "for n in range(999):\n    try: print('x' * 9)\n    except BaseException: pass"
        seen = self.observe(source, outputBytes=100)
        self.assertEqual((seen["status"], len(seen["stdout"])), ("too-much-output", 100))

    def test_what_is_printed_is_passed_on_at_once(self) -> None:
        written: list[tuple[int, bytes]] = []
        request = {
            "source": "import sys\nprint('out')\nprint('err', file=sys.stderr)",
            "scenario": {"expression": None, "seed": 0},
            "limits": LIMITS,
        }
        observe_program(request, echo=lambda fd, data: written.append((fd, data)))
        self.assertEqual(b"".join(data for fd, data in written if fd == 1), b"out\n")
        self.assertEqual(b"".join(data for fd, data in written if fd == 2), b"err\n")

    def test_all_ways_to_standard_output_are_seen(self) -> None:
        seen = self.finishes(
            """
            import sys
            sys.stdout.write("a\\n")
            sys.__stdout__.write("b\\n")
            sys.stdout.buffer.write(b"c\\n")
            sys.stdout.writelines(["d\\n"])
            print(sys.stdout.encoding, sys.stdout.isatty(), flush=True)
            """
        )
        self.assertEqual(seen["stdout"], "a\nb\nc\nd\nutf-8 False\n")

    def test_input_says_that_nobody_types(self) -> None:
        seen = self.observe("name = input('Name? ')")
        self.assertEqual((seen["status"], seen["error"]["type"], seen["error"]["line"]), ("raised", "EOFError", 1))
        self.assertIn("instead of calling input()", seen["error"]["message"])
        self.assertEqual(seen["stdout"], "Name? ")

    def test_logging_goes_to_standard_error_with_virtual_time(self) -> None:
        source = """
            import logging, time
            logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s %(created).1f")
            time.sleep(2)
            logging.info("hello")
            """
        for _ in range(2):
            self.assertEqual(self.finishes(source)["stderr"], "INFO hello 1767225602.0\n")

    @unittest.skipIf(sys.version_info < (3, 14), "before 3.14 an eager task gets its name after its first step")
    def test_what_an_eager_task_prints_is_its_own(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def job():
                print("first")
                await asyncio.sleep(1)
                print("second")
            async def main():
                asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
                task = asyncio.create_task(job(), name="eager")
                print("made")
                await task
            asyncio.run(main())
            """
        )
        lines = [(line["task"], line["text"]) for line in seen["output"]]
        self.assertEqual(lines, [("eager", "first"), ("Task-1", "made"), ("eager", "second")])

    def test_what_goes_with_the_program_prints_at_its_end(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            class Last:
                def __del__(self, sleep=time.sleep, print=print):
                    sleep(2)
                    print("gone")
            async def main():
                global last
                last = Last()
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["elapsed"], seen["output"][0]["at"], seen["stdout"]), (1, 1, "gone\n"))

    def test_an_expression_has_its_value_before_anything_goes(self) -> None:
        source = """
            import weakref
            class Last: pass
            def f():
                global last
                last = Last()
                weakref.finalize(last, print, "saved")
                return 1
            """
        self.assertEqual(self.finishes(source, "f()")["stdout"], "")
