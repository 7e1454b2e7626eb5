"""What looks at programs from inside and means no harm works as it does in life, with the guard in place."""
from __future__ import annotations

import asyncio
import textwrap

from .programs import ProgramCase

#: What is used → (code of a coroutine's body, the lines that it prints).
_HONEST = {
    "getattr, setattr and hasattr": (
        "class Box: pass\nbox = Box()\nsetattr(box, '_clock', 1)\nprint(getattr(box, '_clock'), hasattr(box, 'job'))",
        ["1 False"],
    ),
    "exec and compile of what is no Python": (
        "for run in (exec, lambda text: compile(text, 'cell', 'exec')):\n"
        "    try: run('x=(')\n    except SyntaxError as error: print(error.msg)",
        ["'(' was never closed", "'(' was never closed"],
    ),
    "__dict__ and vars": (
        "class Box:\n    def __init__(self): self.__dict__.update(a=1)\nprint(vars(Box()), Box().__dict__)",
        ["{'a': 1} {'a': 1}"],
    ),
    "__globals__ of its own": ("print(main.__globals__ is globals(), main.__globals__['__name__'])", ["True __main__"]),
    "__closure__ of its own": ("def outer(n):\n    return lambda: n\nprint(outer(3).__closure__[0].cell_contents)", ["3"]),
    "__code__ and __defaults__ of its own": (
        "def f(a, b=2): return a + b\nf.__defaults__ = (5,)\nf.__code__ = (lambda a, b: a * b).__code__\nprint(f(2))",
        ["10"],
    ),
    "the caller's name": (
        "def who(): return sys._getframe(1).f_code.co_name\ndef f(): return who()\nprint(f(), sys._getframe().f_lineno)",
        ["f 7"],
    ),
    "inspect.currentframe and f_back": (
        "def who():\n    frame = inspect.currentframe().f_back\n    return frame.f_code.co_name, frame.f_locals['x']\n"
        "def f(x): return who()\nprint(f(7))",
        ["('f', 7)"],
    ),
    "inspect.stack": ("def f(): return [info.function for info in inspect.stack()[:2]]\nprint(f())", ["['f', 'main']"]),
    "inspect.signature of its own and of the library": (
        "print(inspect.signature(main), inspect.signature(asyncio.gather), len(inspect.signature(time.sleep).parameters))",
        ["() (*coros_or_futures, return_exceptions=False) 1"],
    ),
    "inspect.iscoroutinefunction": ("print(inspect.iscoroutinefunction(main), inspect.isfunction(main))", ["True True"]),
    "inspect.getmembers of a loop and of a function": (
        "loop = asyncio.get_running_loop()\nprint(len(inspect.getmembers(loop)) > 50, len(inspect.getmembers(time.sleep)) > 20)",
        ["True True"],
    ),
    "inspect.getsource": ("print(inspect.getsource(helper).strip())", ["async def helper(): return 1"]),
    "inspect.getclosurevars": ("n = 1\nprint(inspect.getclosurevars(lambda: n).nonlocals)", ["{'n': 1}"]),
    "a walk over the whole stack": (
        "frame, names = sys._getframe(), []\nwhile frame:\n    names.append(frame.f_code.co_name)\n    frame = frame.f_back\n"
        "print(names[0], names[-1])",
        ["main <module>"],
    ),
    "traceback.format_exc": (
        "try: 1 / 0\nexcept ZeroDivisionError: print(traceback.format_exc().splitlines()[-1])",
        ["ZeroDivisionError: division by zero"],
    ),
    "traceback.extract_stack": ("print([f.name for f in traceback.extract_stack()][-1])", ["main"]),
    "a walk over a traceback": (
        "def f(): 1 / 0\ntry: f()\nexcept ZeroDivisionError as error:\n"
        "    step = error.__traceback__\n    while step.tb_next: step = step.tb_next\n    print(step.tb_frame.f_code.co_name)",
        ["f"],
    ),
    "the last frame of a traceback through stand-ins": (
        "for fails in ('time.sleep(-1)', 'open(\"missing.txt\")', 'queue.Queue().get_nowait()', 'threading.Lock().release()'):\n"
        "    try: exec(fails)\n    except Exception as error:\n"
        "        *_, (frame, _) = traceback.walk_tb(error.__traceback__)\n        step = error.__traceback__\n"
        "        while step.tb_next: step = step.tb_next\n"
        "        print('queue.py' in frame.f_code.co_filename or 'fails' in frame.f_locals, step.tb_frame is frame,"
        " 'harness' in traceback.format_exc())",
        ["True True False"] * 4,
    ),
    "locals in a traceback through the loop": (
        "async def fails():\n    secret = 5\n    raise ValueError\ntry: await asyncio.create_task(fails())\n"
        "except ValueError as error:\n    for frame, _ in traceback.walk_tb(error.__traceback__):\n"
        "        print(frame.f_code.co_name, 'secret' in frame.f_locals)",
        ["main False", "fails True"],
    ),
    "TracebackException with locals": (
        "try: asyncio.get_running_loop().run_until_complete(None)\nexcept Exception as error:\n"
        "    report = traceback.TracebackException.from_exception(error, capture_locals=True)\n    print(len(report.stack) > 1)",
        ["True"],
    ),
    "logging with the function's name": (
        "logging.basicConfig(stream=sys.stdout, format='%(funcName)s %(lineno)d %(filename)s %(message)s')\n"
        "logging.getLogger('x').warning('hi')",
        ["main 6 answer.py hi"],
    ),
    "logging an exception": (
        "logging.basicConfig(stream=sys.stdout, format='%(message)s')\ntry: 1 / 0\n"
        "except ZeroDivisionError: logging.exception('bad')",
        ["bad", "Traceback (most recent call last):", '  File "answer.py", line 6, in main', "    try: 1 / 0", "         ~~^~~",
         "ZeroDivisionError: division by zero"],
    ),
    "warnings with a stack level": (
        "def old(): warnings.warn('old', DeprecationWarning, stacklevel=2)\n"
        "with warnings.catch_warnings(record=True) as found:\n    warnings.simplefilter('always')\n    old()\n"
        "print(found[0].lineno, found[0].filename)",
        ["8 answer.py"],
    ),
    "dataclasses": (
        "@dataclasses.dataclass(frozen=True, slots=True)\nclass P:\n    x: int\n    y: int = 2\n"
        "    def __post_init__(self): object.__setattr__(self, 'y', 3)\n"
        "print(P(1), dataclasses.replace(P(1), x=4), dataclasses.asdict(P(1)))",
        ["main.<locals>.P(x=1, y=3) main.<locals>.P(x=4, y=3) {'x': 1, 'y': 3}"],
    ),
    "namedtuple, NamedTuple and enum": (
        "N = collections.namedtuple('N', 'a b')\nclass C(enum.Enum):\n    RED = 1\n"
        "class T(typing.NamedTuple):\n    a: int = 1\nprint(N(1, 2), N.__module__, C.RED, T())",
        ["N(a=1, b=2) __main__ C.RED T(a=1)"],
    ),
    "typing.get_type_hints": (
        "def f(a: 'int', b: typing.Optional[str] = None) -> 'list[int]': ...\nprint(typing.get_type_hints(f)['return'])",
        ["list[int]"],
    ),
    "type hints of the library's": ("print(type(typing.get_type_hints(asyncio.all_tasks)))", ["<class 'dict'>"]),
    "functools.wraps": (
        "def log(f):\n    @functools.wraps(f)\n    async def g(*a):\n        print('->', f.__name__)\n        return await f(*a)\n"
        "    return g\nprint(await log(helper)(), log(helper).__name__, log(helper).__wrapped__ is helper)",
        ["-> helper", "1 helper True"],
    ),
    "singledispatch and partialmethod": (
        "@functools.singledispatch\ndef f(x): return 'any'\n@f.register\ndef _(x: int): return 'int'\nprint(f(1), f('a'))",
        ["int any"],
    ),
    "mock.patch of asyncio.sleep": (
        "with mock.patch('asyncio.sleep', mock.AsyncMock(return_value=4)) as slept:\n    print(await asyncio.sleep(9))\n"
        "slept.assert_awaited_once_with(9)\nprint(asyncio.get_running_loop().time() - 1000)",
        ["4", "0.0"],
    ),
    "mock.patch of builtins": (
        "with mock.patch('builtins.print') as said: print('no')\nprint(said.call_args)\n"
        "with mock.patch('builtins.open', mock.mock_open(read_data='x')): print(open('a').read())",
        ["call('no')", "x"],
    ),
    "an autospec of the library's": (
        "import aiohttp\nfake = mock.create_autospec(aiohttp.ClientSession, instance=True)\nprint(type(fake.get).__name__)\n"
        "with mock.patch.object(aiohttp.ClientSession, 'get', autospec=True) as get: print(get is aiohttp.ClientSession.get)",
        ["MagicMock", "True"],
    ),
    "contextvars": (
        "name = contextvars.ContextVar('name', default='-')\nasync def f():\n    name.set('in')\n    return name.get()\n"
        "print(await asyncio.create_task(f()), name.get(), contextvars.copy_context().run(name.get))",
        ["in - -"],
    ),
    "weakref and finalize": (
        "class C: pass\nc = C()\nr = weakref.ref(c, lambda _: print('gone'))\nweakref.finalize(c, print, 'final')\ndel c\nprint(r())",
        ["final", "gone", "None"],
    ),
    "__del__ that prints": ("class C:\n    def __del__(self): print('del')\nC()\nprint('after')", ["del", "after"]),
    "gc.collect and gc.isenabled": ("print(type(gc.collect()), gc.get_count() is not None, gc.is_tracked([]))", ["<class 'int'> True True"]),
    "sys.getsizeof and getrefcount": ("x = []\nprint(sys.getsizeof(x) > 0, sys.getrefcount(x) > 0)", ["True True"]),
    "tracemalloc": ("tracemalloc.start()\nx = [0] * 99\nprint(tracemalloc.get_traced_memory()[0] > 0)\ntracemalloc.stop()", ["True"]),
    "cProfile": (
        "import cProfile, pstats\nprofile = cProfile.Profile()\nprofile.enable()\nsum(range(9))\nprofile.disable()\n"
        "print(pstats.Stats(profile).total_calls > 0)",
        ["True"],
    ),
    "dis and code objects": ("print(main.__code__.co_name, main.__code__.co_varnames[:0], len(list(dis.get_instructions(helper))) > 1)", ["main () True"]),
    "eval, exec and compile": (
        "names = {}\nexec('def f(): return n\\nn = 2', names)\nprint(eval('1 + 1'), names['f'](), eval(compile('3', 'x', 'eval')))",
        ["2 2 3"],
    ),
    "globals, locals and vars": (
        "x = 1\nclass C: y = '__module__' in locals()\nprint(globals()['main'] is main, locals()['x'], vars()['x'], C.y)\n"
        "locals()['x'] = 5\nprint(x, [list(locals()) for _ in 'a'][0][:0], 'main' in eval('globals()'), eval('x'))",
        ["True 1 1 True", "1 [] True 1"],
    ),
    "subclasses of its own": ("class A: pass\nclass B(A): pass\nprint(A.__subclasses__(), len(object.__subclasses__()) > 100)",
        ["[<class '__main__.main.<locals>.B'>] True"]),
    "locals of a class body that is no dictionary": (
        "class Color(enum.Enum): locals()['RED'] = 1\nclass Same(enum.Enum): vars()['RED'] = 2\nprint(Color.RED, Same.RED.value)",
        ["Color.RED 2"],
    ),
    "a metaclass and __init_subclass__": (
        "class M(type):\n    def __setattr__(cls, name, value): super().__setattr__(name, value * 2)\n"
        "class A(metaclass=M): pass\nA.x = 2\nprint(A.x)",
        ["4"],
    ),
    "a thread with attributes of such names": (
        "class Worker(threading.Thread):\n    def __init__(self):\n        super().__init__()\n        self._job, self._clock = 'mine', 'own'\n"
        "    def run(self): print(self._job, self._clock)\nworker = Worker()\nworker.start()\nworker.join()\nprint(vars(worker)['_job'])",
        ["mine own", "mine"],
    ),
    "a loop of its own": (
        "class Loop(asyncio.SelectorEventLoop):\n    def call_soon(self, *a, **k):\n        self.n = getattr(self, 'n', 0) + 1\n"
        "        return super().call_soon(*a, **k)\n"
        "def run():\n    loop = Loop()\n    loop.run_until_complete(asyncio.sleep(1))\n    loop.close()\n    return loop.n > 1\n"
        "print(await asyncio.to_thread(run))",
        ["True"],
    ),
    "a task's stack": (
        "task = asyncio.create_task(asyncio.sleep(1), name='t')\nawait asyncio.sleep(0)\n"
        "print(len(task.get_stack()), asyncio.current_task().get_coro().cr_frame.f_code.co_name)",
        ["1 main"],
    ),
    "a coroutine's frame": (
        "c = helper()\nprint(c.cr_frame.f_locals, c.cr_code.co_name, inspect.getcoroutinestate(c))\nawait c",
        ["{} helper CORO_CREATED"],
    ),
    "pickle and copy": (
        "print(pickle.loads(pickle.dumps({'a': [1]})), copy.deepcopy([1, [2]]), pickle.loads(pickle.dumps(len)) is len)",
        ["{'a': [1]} [1, [2]] True"],
    ),
    "types.FunctionType and MethodType": (
        "f = types.FunctionType((lambda: x).__code__, {'x': 3})\nprint(f(), types.MethodType(lambda self: self, 4)())",
        ["3 4"],
    ),
    "types.coroutine": (
        "@types.coroutine\ndef once():\n    yield\n    return 5\nprint(await once())",
        ["5"],
    ),
    "a tracer": (
        "calls = []\ndef trace(frame, event, _):\n    if frame.f_code.co_filename == 'answer.py': calls.append(event)\n"
        "    return trace\nsys.settrace(trace)\nawait helper()\nprint(sys.gettrace() is trace)\nsys.settrace(None)\n"
        "print(calls, sys.gettrace(), sys.getprofile())",
        ["True", "['call', 'line', 'return'] None None"],
    ),
    "a tracer that raises": (
        "def trace(frame, event, _): raise ValueError('stop')\nsys.settrace(trace)\ntry: len(helper.__name__), (lambda: 0)()\n"
        "except ValueError as error: print(error, sys.gettrace())",
        ["stop None"],
    ),
    "a tracer of lines that raises": (
        "def lines(frame, event, _): raise ValueError(event)\nsys.settrace(lambda *_: lines)\ntry: (lambda: 0)()\n"
        "except ValueError as error: print(error, sys.gettrace())",
        ["line None"],
    ),
    "a profiler that raises": (
        "def profile(frame, event, _): raise ValueError(event)\ntry: sys.setprofile(profile), (lambda: 0)()\n"
        "except ValueError as error: print(error, sys.getprofile())",
        ["call None"],
    ),
    "a tracer of all threads": (
        "calls = []\ntrace_all = getattr(threading, 'settrace_all_threads', sys.settrace)\n"
        "trace_all(lambda frame, *_: calls.append(frame.f_code.co_name))\nawait helper()\nsys.settrace(None)\nprint(calls)",
        ["['helper']"],
    ),
    "pure Python's profiler": ("import profile\np = profile.Profile()\nprint(p.runcall(max, 1, 2))", ["2"]),
    "atexit": ("print(callable(atexit.register(lambda: None)))", ["True"]),
}  # fmt: skip

_PROGRAM = """\
import asyncio, atexit, collections, contextvars, copy, dataclasses, dis, enum, functools, gc, inspect, logging, pickle, queue
import sys, threading, time, traceback, tracemalloc, types, typing, warnings, weakref; from unittest import mock
async def helper(): return 1
async def main():
{body}
asyncio.run(main())
"""


class HonestTest(ProgramCase):
    def test_they_work_as_in_life(self) -> None:
        for what, (code, lines) in _HONEST.items():
            with self.subTest(what):
                self.prints(_PROGRAM.format(body=textwrap.indent(code, "    ")), *lines)

    def test_afterwards_everything_shows_everything(self) -> None:
        """The guard is for runs only."""
        self.finishes("print(1)")
        self.assertIn("tasks", asyncio.gather.__globals__["__name__"])
        self.assertTrue(ProgramCase.observe.__globals__)
