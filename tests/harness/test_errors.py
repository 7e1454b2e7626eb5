"""Errors show the student's own frames, with their lines and source."""
from __future__ import annotations

from .programs import ProgramCase


class ErrorsTest(ProgramCase):
    def test_a_traceback_has_the_students_frames_only(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def fail():
                await asyncio.sleep(1)
                return 1 / 0
            async def main():
                await asyncio.gather(fail(), asyncio.sleep(2))
            asyncio.run(main())
            """
        )
        error = seen["error"]
        self.assertEqual(seen["status"], "raised")
        self.assertEqual((error["type"], error["message"], error["line"]), ("ZeroDivisionError", "division by zero", 5))
        frames = [line.strip() for line in error["traceback"].splitlines() if "File " in line]
        self.assertEqual(
            frames,
            [
                'File "answer.py", line 8, in <module>',
                'File "answer.py", line 7, in main',
                'File "answer.py", line 5, in fail',
            ],
        )
        self.assertIn("return 1 / 0", error["traceback"])
        self.assertEqual(seen["stderr"], error["traceback"])
        self.assertEqual(seen["elapsed"], 1)

    def test_causes_and_groups_have_the_students_frames_only(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def fail(n):
                try:
                    {}[n]
                except KeyError as error:
                    raise ValueError("wrapped") from error
            async def main():
                async with asyncio.TaskGroup() as group:
                    group.create_task(fail(1))
            asyncio.run(main())
            """
        )
        error = seen["error"]
        self.assertEqual((error["type"], error["line"]), ("ExceptionGroup", 9))
        self.assertIn("direct cause", error["traceback"])
        self.assertIn("line 5, in fail", error["traceback"])
        self.assertNotIn("/asyncio/", error["traceback"])

    def test_a_syntax_error_has_its_line(self) -> None:
        for expression in (None, "await main()"):
            seen = self.observe("import asyncio\ndef broken(:\n    pass\n", expression)
            self.assertEqual(seen["status"], "not-importable")
            self.assertEqual((seen["error"]["type"], seen["error"]["line"]), ("SyntaxError", 2))
            self.assertIn("def broken(:", seen["error"]["traceback"])

    def test_await_outside_a_coroutine_function_is_a_syntax_error(self) -> None:
        for source in ("await g()", "def f():\n    await g()"):
            error = self.observe(source)["error"]
            self.assertEqual((error["type"], error["line"]), ("SyntaxError", source.count("\n") + 1))
            self.assertIn("outside", error["message"])

    def test_odd_sources_are_not_importable(self) -> None:
        for source in ("\0", "x = " + "(" * 5000, "if 1:\n  a\n b\n", "é = '\ud800'"):
            self.assertEqual(self.observe(source)["status"], "not-importable", source[:20])

    def test_a_module_that_cannot_be_imported_says_why(self) -> None:
        seen = self.observe("import asyncio\nimport no_such_library\n", "await main()")
        self.assertEqual(seen["status"], "not-importable")
        self.assertEqual((seen["error"]["type"], seen["error"]["line"]), ("ModuleNotFoundError", 2))
        self.assertEqual(self.observe("1 / 0")["status"], "raised")

    def test_an_error_in_the_expression_has_no_line(self) -> None:
        seen = self.observe("def other(): pass", "fetch(1)")
        self.assertEqual((seen["status"], seen["error"]["type"], seen["error"]["line"]), ("raised", "NameError", None))

    def test_endless_recursion_is_raised(self) -> None:
        seen = self.observe("def f():\n    return f()\nf()")
        error = seen["error"]
        self.assertEqual((seen["status"], error["type"], error["line"]), ("raised", "RecursionError", 2))
        self.assertLess(len(seen["error"]["traceback"]), 2_000)

    def test_memory_error_is_out_of_memory(self) -> None:
        seen = self.observe("import asyncio\nraise MemoryError")
        self.assertEqual((seen["status"], seen["error"]["line"]), ("out-of-memory", 2))

    def test_exit_is_exited(self) -> None:
        seen = self.observe("import sys\nprint(1)\nsys.exit()\nprint(2)")
        self.assertEqual((seen["status"], seen["error"], seen["stdout"]), ("exited", None, "1\n"))
        seen = self.observe("import asyncio\nasync def main():\n    raise SystemExit('no')\nasyncio.run(main())")
        self.assertEqual((seen["status"], seen["error"]["type"], seen["stderr"]), ("exited", "SystemExit", "no\n"))

    def test_an_own_exception_goes_by_its_own_name(self) -> None:
        error = self.observe("class Oops(Exception): pass\nraise Oops('x')")["error"]
        self.assertEqual((error["type"], error["message"]), ("Oops", "x"))

    def test_a_failed_task_goes_with_its_last_name(self) -> None:
        self.prints(
            """
            import asyncio
            def tell(loop, context):
                print(context["message"])
            async def fail():
                raise ValueError
            async def main():
                asyncio.get_running_loop().set_exception_handler(tell)
                task = asyncio.create_task(fail())
                await asyncio.sleep(1)
                del task
                print("and main goes on")
            asyncio.run(main())
            """,
            "Task exception was never retrieved", "and main goes on",
        )  # fmt: skip

    def test_an_exception_that_cannot_be_printed_is_reported_all_the_same(self) -> None:
        seen = self.observe("class Oops(Exception):\n    def __str__(self): raise ValueError\nraise Oops")
        self.assertEqual((seen["status"], seen["error"]["type"], seen["error"]["line"]), ("raised", "Oops", 3))

    def test_addresses_in_messages_are_taken_out(self) -> None:
        self.assertEqual(self.observe("raise ValueError(object())")["error"]["message"], "<object object>")

    def test_what_python_ignores_is_told_in_its_words(self) -> None:
        code = """\
            import sys, types
            class Late:
                def __del__(self): 1 / 0
            Late()
            for words, where in (("Exception ignored while calling deallocator <f at 0x7f>", None), (None, "f"), ("In", "f")):
                sys.unraisablehook(types.SimpleNamespace(exc_value=ValueError(), err_msg=words, object=where))
            """
        first, *told = [line for line in self.observe(code)["stderr"].splitlines() if line.startswith(("Exc", "In"))]
        self.assertRegex(first, r"^Exception ignored [^\n]*<function Late.__del__>:?$")
        self.assertEqual(
            told, ["Exception ignored while calling deallocator <f>:", "Exception ignored in: 'f'", "In: 'f'"]
        )
