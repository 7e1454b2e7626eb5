"""What an answer's source is flagged for, and what it is not."""

from __future__ import annotations

import unittest

from judge.integrity import flags
from judge.session import Session


class FlagsTest(unittest.TestCase):
    def flagged(self, source: str, *words: str) -> None:
        self.assertEqual(flags(source), list(words))

    def test_names_of_frames_gc_and_tracing_are_flagged_with_their_line(self) -> None:
        self.flagged(
            "import sys, gc\n\nframe = sys._getframe().f_back\ngc.get_objects()\nsys.settrace(None)\n",
            "line 3: reads frames of the interpreter (_getframe)",
            "line 4: asks the garbage collector for other objects (get_objects)",
            "line 5: traces or hooks into the interpreter (settrace)",
        )

    def test_strings_and_aliases_do_not_hide_them(self) -> None:
        self.flagged(
            "import time as t\ngetattr(x, 'f_back')\nt.sleep = None\nvars(t)['sleep'] = None\n",
            "line 2: reads frames of the interpreter (f_back)",
            "line 3: replaces a part of Python's library (time.sleep)",
            "line 4: replaces a part of Python's library (vars(time))",
        )

    def test_the_loop_and_the_result_channel_are_flagged(self) -> None:
        self.flagged(
            "import os\nloop._ready.clear()\nloop.call_at = f\nos.write(3, b'')\nopen(3, 'w')\nos._exit(0)\n",
            "line 2: touches the insides of the event loop (_ready)",
            "line 3: touches the insides of the event loop (loop.call_at = …)",
            "line 4: writes around print (os.write)",
            "line 5: writes around print (open(3))",
            "line 6: ends the interpreter at once, or leaves something for its end (_exit)",
        )

    def test_built_names_and_text_run_as_code_are_flagged(self) -> None:
        self.flagged(
            "getattr(x, 'f_' + 'back')\nexec('1')\n__import__('os')\n",
            "line 1: uses an attribute by a computed name (getattr)",
            "line 2: runs text as code (exec)",
            "line 3: runs text as code (__import__)",
        )

    def test_builtins_that_look_at_their_caller_are_flagged_where_they_are_handed_on(self) -> None:
        self.flagged(
            "to_thread(eval, 'x')\nprint(globals(), locals())\nx.eval(locals=1)\n",
            "line 1: hands on a built-in function that looks at its caller (eval)",
        )

    def test_one_flag_for_a_line_and_kind_and_twenty_in_all(self) -> None:
        self.flagged("f.f_back.f_back.f_back", "line 1: reads frames of the interpreter (f_back)")
        self.assertEqual(len(flags("f.f_back\n" * 50)), 20)

    def test_what_honest_programs_do_is_not_flagged(self) -> None:
        self.flagged(
            "import asyncio, gc, os, re, sys, threading\nimport asyncio as aio\n"
            "class Gate:\n    def __init__(self):\n        self._ready = asyncio.Event()\n        self.time = 0\n"
            "    def handle(self, name):\n        return getattr(self, f'on_{name}')()\n"
            "gc.collect()\nos.environ['A'] = 'b'\nre.compile('x')\nthreading.excepthook = print\n"
            "getattr(sys, name)\ntask.time = loop.time()\nprint('frames: f_back', sys.argv, type(x).__mro__)\n"
            "# sys.settrace(None)\n"
        )

    def test_source_that_is_none_is_read_as_far_as_it_goes(self) -> None:
        self.flagged("f.f_back\n  x = (\n'", "line 1: reads frames of the interpreter (f_back)")
        self.flagged("f_back" + "(" * 60_000, "line 1: reads frames of the interpreter (f_back)")

    def test_a_session_tells_them_once(self) -> None:
        tests = 'async def test_one(run):\n    """en: A title.  zh: 标题。"""\n    await run()\n'
        session = Session(tests, "f.f_back\n")
        self.assertEqual(len(session.report()["integrity"]), 1)
        self.assertEqual(session.report()["integrity"], [])
