"""Programs that reach into the engine that runs them: each is denied at its line, or nothing comes of it."""
from __future__ import annotations

import asyncio
import codecs
import contextlib
import json
import textwrap
import traceback
from collections.abc import Iterator
from typing import Any

from .programs import ProgramCase, findings

#: Classes and modules that a run in this process does not put back.
_LASTING = (
    traceback.TracebackException, json.JSONEncoder, json.JSONDecoder, json.encoder, asyncio.BaseEventLoop, asyncio.events,
)  # fmt: skip

#: An honest run of this takes 3 s, holds the loop for 2 of them and prints when it is done.
_PROGRAM = """\
import asyncio, gc, operator, os, sys, time, types, warnings
async def main():
{attack}
    await asyncio.sleep(1)
    time.sleep(2)
    print("done")
asyncio.run(main())
"""
_LINE = 3

#: Technique → code that is denied in its last line.
DENIED = {
    "globals of a stand-in": "time.sleep.__globals__",
    "globals through getattr": "getattr(time.sleep, '__glo' + 'bals__')",
    "globals through attrgetter": "operator.attrgetter('sleep.__globals__')(time)",
    "globals through methodcaller": "operator.methodcaller('__getattribute__', '__globals__')(time.sleep)",
    "globals through object": "object.__getattribute__(time.sleep, '__globals__')",
    "globals through the type": "types.FunctionType.__dict__['__globals__'].__get__(time.sleep)",
    "globals through a format string": "'{0.__globals__}'.format(time.sleep)",
    "globals through a match statement": (
        "match time.sleep:\n    case types.FunctionType(__globals__=found): print(found)"
    ),
    "globals in eval": "eval('asyncio.all_tasks.__globals__')",
    "globals in exec": "exec('import asyncio; asyncio.all_tasks.__globals__')",
    "globals in code that claims to be ours": (
        "exec(compile('f.__globals__', 'lib/grading/harness/loop.py', 'exec'), {'f': time.sleep})"
    ),
    "globals of a method": "type(sys.stdout).write.__globals__",
    "globals of a library": "import aiohttp; aiohttp.ClientSession.get.__globals__",
    "globals of a module's __getattr__": "import httpx; httpx.__getattr__.__globals__",
    "builtins of a stand-in": "time.sleep.__builtins__",
    "closure of a stand-in": "time.monotonic.__closure__[0].cell_contents",
    "closure of the tick": "__tick__.__closure__",
    "code of a stand-in": "time.sleep.__code__ = (lambda seconds, /: None).__code__",
    "defaults of a stand-in": "asyncio.all_tasks.__defaults__ = (None,)",
    "keyword defaults of a stand-in": "os.mkdir.__kwdefaults__ = {}",
    "locals of a frame in a traceback": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "step = Pool().submit(time.sleep, -1).exception().__traceback__\n"
        "step.tb_frame.f_locals"
    ),
    "globals of a frame in a traceback": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "step = Pool().submit(time.sleep, -1).exception().__traceback__\n"
        "operator.attrgetter('tb_frame.f_globals')(step)"
    ),
    "globals of a waiting coroutine": (
        "import aiofiles, tempfile\n"
        "coroutine = asyncio.get_running_loop().shutdown_default_executor()\n"
        "coroutine.cr_frame.f_globals"
    ),
    "all objects": "[thing for thing in gc.get_objects() if type(thing).__name__ == 'Clock']",
    "what refers to an object": "gc.get_referrers(sys.stdout)",
    "what an object refers to": "gc.get_referents(sys.stdout)",
    "the dictionary behind a type": "gc.get_referents(types.FrameType.__dict__)",
    "frames of all threads": "sys._current_frames()",
    "an audit hook": "sys.addaudithook(print)",
    "code made by hand": "main.__code__.replace(co_consts=())",
    "code made by hand by a library": "import copy; getattr(copy, 'replace', type(main.__code__).replace)(main.__code__)",
    "code from bytes": "import marshal; marshal.loads(marshal.dumps(1))",
    "globals in an iterator": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\nimport itertools\n"
        "with Pool() as pool: pool.map(print, itertools.islice(iter(globals, None), 1))"
    ),
    "descriptor 3 by os.write": "os.write(3, b'{}')",
    "descriptor 3 by posix.write": "__import__(os.name).write(3, b'{}')",
    "descriptor 3 by open": "open(3, 'wb')",
    "descriptor 3 by fdopen": "os.fdopen(3, 'wb')",
    "descriptor 3 by io.FileIO": "import io; io.FileIO(3, 'w')",
    "descriptor 3 by _io.FileIO": "import _io; _io.FileIO(3, 'w')",
    "descriptor 3 by a file's opener": "open('a', 'w', opener=lambda *_: 3)",
    "descriptor 3 by tokenize": "import tokenize; tokenize._builtin_open(3, 'wb')",
    "descriptor 3 closed": "os.close(3)",
    "the loop's time": "asyncio.get_running_loop().time = lambda: 0",
    "the loop's call_later": "loop = asyncio.get_running_loop(); loop.call_later = lambda *_, **__: None",
    "the loop's call_later by setattr": "setattr(asyncio.get_running_loop(), 'call_' + 'later', print)",
    "the loop's call_at in its class": "type(asyncio.get_running_loop()).call_at = print",
    "the loop's turn": "asyncio.get_running_loop()._run_once = print",
    "the loop by mock": (
        "from unittest import mock\nmock.patch.object(asyncio.get_running_loop(), 'time', lambda: 0).start()"
    ),
}  # fmt: skip

#: Technique → code after which the run is as it would have been.
NOTHING = {
    "frames further out": (
        "frame = sys._getframe()\nwhile frame.f_back is not None:\n"
        "    frame = frame.f_back\n    assert 'harness' not in frame.f_globals['__name__'], frame"
    ),
    "frames by inspect": "import inspect; assert not any('harness' in info.filename for info in inspect.stack())",
    "private attributes of the loop": "loop = asyncio.get_running_loop(); assert not hasattr(loop, 'clock')",
    "timers of the loop": "asyncio.get_running_loop()._scheduled.clear()",
    "the sealed state of the loop": (
        "import copy\nstate = asyncio.get_running_loop()._state\nassert dir(state) == dir(object()) + ['__module__'] or True\n"
        "for read in (vars, copy.copy, lambda it: it.value, lambda it: it.__getstate__()):\n"
        "    try: found = read(state)\n    except (TypeError, AttributeError): continue\n    assert not found, found"
    ),
    "what stdout writes to": (
        "output = sys.stdout._output\nfor name in ('write', 'restart', '_chunks'): assert not hasattr(output, name)"
    ),
    "a thread's clock": "import threading; assert not hasattr(threading.Thread(), '_clock')",
    "a file's drive": "file = open('a', 'w'); assert not hasattr(file.buffer.raw, '_drive'); file.close()",
    "an executor's clock": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\nassert not hasattr(Pool(1), '_clock')"
    ),
    "a session's world": (
        "import aiohttp\nasync with aiohttp.ClientSession() as session:\n    assert not hasattr(session, '_world')"
    ),
    "who hooks are bound to": (
        "for hook in (sys.unraisablehook, warnings._warn_unawaited_coroutine, __tick__):\n"
        "    assert not hasattr(hook, '__self__')"
    ),
    "exec in a thread": (
        "import threading\nfound = []\n"
        "thread = threading.Thread(target=exec, args=(\"import builtins; builtins.found = list(globals())\",))\n"
        "thread.start(); thread.join()\nimport builtins\nassert 'current' not in builtins.found, builtins.found"
    ),
    "eval in to_thread": (
        "assert await asyncio.to_thread(eval, '1 + 1') == 2\n"
        "assert 'current' not in await asyncio.to_thread(eval, 'list(globals())')"
    ),
    "globals and locals in an executor": (
        "from concurrent.futures import ThreadPoolExecutor as Pool\nwith Pool() as pool:\n"
        "    for look in (globals, locals, vars): assert 'clock' not in (seen := pool.submit(look).result()), seen"
    ),
    "exec as a callback": (
        "loop = asyncio.get_running_loop()\n"
        "loop.call_soon(exec, 'import builtins; builtins.found = [*globals(), *locals()]')\nawait asyncio.sleep(0)\n"
        "import builtins\nassert not {'current', 'clock', 'state'} & {*builtins.found}, builtins.found"
    ),
    "subclasses": (
        "todo = [object]\nfor kind in todo:\n    assert kind.__module__.partition('.')[0] != 'harness', kind\n"
        "    todo += [sub for sub in type.__subclasses__(kind) if sub not in todo]"
    ),
    "modules": "assert not [name for name in sys.modules if name.partition('.')[0] == 'harness']",
    "the real function under a stand-in": "assert not hasattr(os.open, '__wrapped__')",
    "the running loop forgotten": (
        "loop = asyncio.get_running_loop()\nasyncio.events._set_running_loop(None)\n"
        "asyncio.get_event_loop_policy\nasyncio.events._set_running_loop(loop)"
    ),
    "a tracer": (
        "seen = set()\ndef trace(frame, *_):\n    seen.add(frame.f_globals['__name__'])\n    return trace\n"
        "sys.settrace(trace)\nawait asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))\nsys.settrace(None)\n"
        "assert 'asyncio.tasks' in seen and not [name for name in seen if 'harness' in name], seen"
    ),
    "the system's own open": (
        "try: __import__(os.name).open(os.__file__, os.O_RDONLY)\nexcept FileNotFoundError: pass\nelse: assert False"
    ),
    "a tracer of all threads": (
        "import threading\nseen = set()\ndef trace(frame, *_):\n    seen.add(frame.f_globals['__name__'])\n    return trace\n"
        "getattr(threading, 'settrace_all_threads', sys.settrace)(trace)\nawait asyncio.sleep(0)\nsys.settrace(None)\n"
        "assert seen and not [name for name in seen if 'harness' in name], seen"
    ),
    "a profiler that raises": (
        "def profile(frame, event, _):\n    if 'block' in frame.f_code.co_name: raise ValueError\n"
        "sys.setprofile(profile)\nawait asyncio.sleep(0)\nsys.setprofile(None)"
    ),
    "modules made anew": (
        "import importlib.util\nfor name in ('time', 'sys', 'gc', '_imp'):\n"
        "    spec = importlib.util.find_spec(name)\n    assert importlib.util.module_from_spec(spec) is sys.modules[name]"
    ),
    "a module imported again": "del sys.modules['time']; import time as again; assert again.sleep is time.sleep",
    "builtins": (
        "import builtins\nfor name in ('len', 'sorted', 'max', 'min', 'round', 'sum', 'id', 'repr'):\n"
        "    setattr(builtins, name, lambda *_, **__: 0)"
    ),
    "json": (
        "import json, json.encoder, json.decoder\njson.dumps = json.loads = json.encoder.c_make_encoder = print\n"
        "json.JSONEncoder.encode = json.JSONDecoder.decode = json.JSONEncoder.iterencode = lambda *_: '{}'"
    ),
    "time": "time.monotonic = time.time = time.perf_counter = lambda: 0",
    "asyncio's clock": "asyncio.BaseEventLoop.time = lambda loop: 0",
    "the collector": "gc.callbacks.append(lambda *_: None)",
    "at exit": "import atexit; atexit.register(lambda: None)",
    "audit events": "sys.audit('gc.get_objects_of_mine')",
    "a policy": "asyncio.events._event_loop_policy = None",
    "the order of sets": "import asyncio.tasks; asyncio.tasks.set = asyncio.taskgroups.set = list",
    "handles that are ready": "asyncio.get_running_loop()._ready.clear()",
    "traceback's words": "import traceback; traceback.TracebackException.format = lambda *_: 1 / 0",
    "error handlers of codecs": "import codecs; codecs.register_error('replace', lambda _: ('', 0))",
}  # fmt: skip


@contextlib.contextmanager
def _put_back() -> Iterator[None]:
    before, replace = [(owner, dict(vars(owner))) for owner in _LASTING], codecs.lookup_error("replace")
    try:
        yield
    finally:
        codecs.register_error("replace", replace)
        for owner, values in before:
            for name in [name for name, value in values.items() if vars(owner).get(name) is not value]:
                setattr(owner, name, values[name])


class GuardTest(ProgramCase):
    def attack(self, code: str) -> dict[str, Any]:
        return self.observe(_PROGRAM.format(attack=textwrap.indent(code, "    ")))

    def test_what_touches_the_engine_is_denied_at_its_line(self) -> None:
        for technique, code in DENIED.items():
            with self.subTest(technique):
                seen = self.attack(code)
                self.assertEqual((seen["status"], seen["error"]["type"]), ("denied", "Denied"), seen)
                last = _LINE + code.count("\n")
                self.assertLessEqual(seen["error"]["line"], last)
                self.assertGreaterEqual(seen["error"]["line"], _LINE)
                self.assertNotIn("done", seen["stdout"])

    def test_a_program_that_swallows_its_denial_is_denied(self) -> None:
        for technique, code in DENIED.items():
            with self.subTest(technique):
                seen = self.attack(f"try:\n{textwrap.indent(code, '    ')}\nexcept BaseException: pass")
                self.assertEqual(seen["status"], "denied")
                self.assertNotIn("done", seen["stdout"])

    def test_what_it_does_to_the_denial_changes_nothing(self) -> None:
        seen = self.attack(
            "try: gc.get_objects()\n"
            "except BaseException as stop:\n"
            "    type(stop).status = 'finished'\n"
            "    stop.status, stop.line, stop.args, stop.text = 'finished', 99, ('fine',), None"
        )
        self.assertEqual((seen["status"], seen["error"]["line"]), ("denied", _LINE))
        self.assertIn("gc.get_objects", seen["error"]["message"])

    def test_it_is_told_what_it_wrote(self) -> None:
        for code, words in (
            ("gc.get_objects()", "gc.get_objects()"),
            ("gc.get_referrers(1)", "gc.get_referrers()"),
            ("sys._current_frames()", "sys._current_frames()"),
            ("main.__code__.replace(co_consts=())", "code.replace()"),
            ("time.sleep.__globals__", "__globals__"),
        ):
            error = self.attack(code)["error"]
            self.assertIn(f": {words}. ", error["message"])
            self.assertIn(f"：{words}。", error["messageZh"])
        error = self.attack("os.close(3)")["error"]
        self.assertIn(": file descriptor 3, on", error["message"])
        self.assertIn("：文件描述符 3，", error["messageZh"])

    def test_nothing_comes_of_the_rest(self) -> None:
        for technique, code in NOTHING.items():
            with self.subTest(technique):
                with _put_back():
                    seen = self.attack(code)
                self.assertEqual((seen["status"], seen["error"]), ("finished", None))
                self.assertEqual((seen["stdout"], seen["elapsed"]), ("done\n", 3.0))
                (found,) = findings(seen, "blocking-call")
                self.assertEqual(found["seconds"], 2.0)
                self.assertEqual(seen["tasks"][0]["spans"][0]["on"], "asyncio.sleep(1)")

    def test_a_wait_for_the_world_is_not_cut_short(self) -> None:
        world = {"http": {"*": {"latency": 2, "text": "hi"}}}
        by_hand = """\
            import aiohttp, asyncio
            async def main():
                async with aiohttp.ClientSession() as session:
                    task = asyncio.create_task(session.get("https://a.test/")._coro)
                    await asyncio.sleep(0)
                    task._fut_waiter.set_result(None)
                    print((await task).status)
            asyncio.run(main())
            """
        self.assertEqual(self.observe(by_hand, world=world)["status"], "denied")

    def test_another_tick_is_denied(self) -> None:
        for code in ("__tick__ = lambda *_: True", "import builtins\nbuiltins.__tick__ = lambda *_: True"):
            seen = self.observe(f"{code}\ndef f(): pass\nf()")
            self.assertEqual(seen["status"], "denied")

    def test_what_dies_with_the_program_is_denied_as_well(self) -> None:
        seen = self.observe("import gc\nclass Last:\n    def __del__(self, gc=gc): gc.get_objects()\nlast = Last()")
        self.assertEqual((seen["status"], seen["error"]["line"]), ("denied", 3))

    def test_what_dies_in_the_hands_of_the_engine_does_not_run_there(self) -> None:
        seen = self.attack(
            "import functools\nclass Late: __del__ = functools.partial(exec, 'print(clock)')\n"
            "asyncio.get_running_loop().call_soon(Late)\nawait asyncio.sleep(0)"
        )
        # Where it dies depends on the version: in the engine's hands, or outside, where there is no clock.
        self.assertIn((seen["status"], seen["stdout"]), (("denied", ""), ("finished", "done\n")))

    def test_an_early_exit_is_no_end(self) -> None:
        for code in ("raise SystemExit", "sys.exit(0)", "exit()", "raise SystemExit('{\"status\": \"finished\"}')"):
            self.assertEqual(self.attack(f"print('done')\n{code}")["status"], "exited")
