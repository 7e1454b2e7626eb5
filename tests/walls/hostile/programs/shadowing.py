#: gives asyncio another meaning -> raised AttributeError
import asyncio
asyncio = None
asyncio.run(print("x"))
#: gives print another meaning -> finished
def print(*_): pass
print("x")
#: gives Exception another meaning -> raised ValueError
class Exception(BaseException): pass
raise ValueError("x")
#: names a module of the library after itself -> raised ModuleNotFoundError
import sys
sys.modules["asyncio"] = None
import asyncio
#: takes the names of the harness -> finished
harness = judge = entry = observe = program = 1
#: takes the tick away -> raised or timed-out or crashed or finished or raised NameError
import builtins
builtins.__tick__ = None
for _ in range(3): pass
#: deletes the tick and loops -> raised NameError
import builtins
del builtins.__tick__
while True: pass
#: replaces the tick and loops -> timed-out
import builtins
builtins.__tick__ = lambda *_: True
while True: pass
#: takes len away from everybody -> finished or raised or crashed
import builtins
builtins.len = None
#: takes all builtins away -> finished or raised or crashed
import builtins
for name in list(vars(builtins)): delattr(builtins, name)
#: gives all builtins away to one function -> denied Denied
import builtins
for name, one in list(vars(builtins).items()):
    if callable(one) and name not in ("list", "callable", "vars", "setattr", "__build_class__"): setattr(builtins, name, lambda *_, **__: 1)
#: empties sys.modules -> finished or raised or crashed
import sys
sys.modules.clear()
#: makes sys.modules a dictionary that refuses -> finished or raised or crashed
import sys
class Refuses(dict):
    def __getitem__(self, key): 1 / 0
    def get(self, *_): 1 / 0
sys.modules = Refuses()
#: empties each module that is loaded -> finished or raised or crashed or denied or stack-overflow or timed-out
import sys
for name, module in list(sys.modules.items()):
    if name not in ("sys", "builtins"): vars(module).clear()
#: breaks the path of imports -> raised ImportError
import sys
sys.path = sys.meta_path = sys.path_hooks = None
import this_is_not_there
#: has imports loop -> timed-out
import builtins
def load(*_):
    while True: pass
builtins.__import__ = load
import json
#: turns the collector off and lets garbage pile up -> out-of-memory
import gc
gc.disable()
while True:
    a = [bytes(100_000)]
    a.append(a)
#: has the collector call it for ever -> finished
import gc
def again(*_): gc.collect()
gc.callbacks.append(again)
gc.collect()
#: freezes what there is and sets the thresholds of the collector -> finished
import gc
gc.freeze()
gc.set_threshold(1, 1, 1)
gc.set_debug(gc.DEBUG_SAVEALL)
#: has the collector run at every step -> finished
import asyncio, gc
gc.set_threshold(1)
async def main(): await asyncio.gather(*[asyncio.sleep(n) for n in range(200)])
asyncio.run(main())
#: sets switch interval, recursion limit and digits -> finished
import sys
sys.setswitchinterval(1e9)
sys.setrecursionlimit(10**9)
sys.set_int_max_str_digits(0)
#: sets the recursion limit too low for anybody -> raised RecursionError or stack-overflow
import sys
sys.setrecursionlimit(30)
def f(n): return n and f(n - 1)
f(100)
#: breaks warnings -> finished
import warnings
warnings.showwarning = warnings._showwarnmsg_impl = warnings.warn = warnings.filters = None
async def f(): pass
f()
#: breaks tracebacks and line caches -> raised ValueError
import linecache, traceback
linecache.getline = linecache.cache = traceback.TracebackException = None
raise ValueError("x")
#: breaks json -> finished
import json
json.dumps = json.loads = json.encoder = None
#: breaks what json is made of -> finished
import json.encoder
json.encoder.encode_basestring_ascii = json.encoder.c_make_encoder = lambda *_: "broken"
json.encoder.JSONEncoder.encode = lambda *_: "broken"
json.encoder.JSONEncoder.iterencode = lambda *_: "broken"
#: breaks os -> finished
import os
os.write = os.read = os.close = None
#: writes into the channel of results -> denied or raised or crashed or finished
import os
os.write(3, b"{}")
#: closes all channels -> denied Denied
import os
for fd in range(64):
    try: os.close(fd)
    except OSError: pass
#: breaks the loop of asyncio -> raised or finished or crashed
import asyncio
asyncio.BaseEventLoop._run_once = asyncio.events.Handle._run = asyncio.Task.__init__ = None
asyncio.run(asyncio.sleep(1))
#: replaces the task of asyncio -> raised or finished or crashed or timed-out or deadlocked
import asyncio
asyncio.tasks.Task = asyncio.Task = asyncio.tasks._PyTask
asyncio.run(asyncio.sleep(1))
#: makes a loop that does nothing the policy's -> raised or finished or crashed or timed-out or deadlocked
import asyncio
class Loop(asyncio.SelectorEventLoop):
    def _run_once(self): pass
asyncio.run(asyncio.sleep(1), loop_factory=Loop)
#: breaks time -> finished
import time, asyncio
time.time = time.monotonic = time.sleep = time.perf_counter = None
asyncio.run(asyncio.sleep(1))
#: breaks heapq and collections, which the loop stands on -> finished or raised or crashed or deadlocked
import asyncio, collections, heapq
heapq.heappush = heapq.heappop = collections.deque = None
asyncio.run(asyncio.sleep(1))
#: breaks io -> raised TypeError
import io, sys
io.TextIOBase = io.RawIOBase = sys.stdout.write = None
print("x")
#: deletes the streams -> raised RuntimeError
import sys
del sys.stdout, sys.stderr, sys.stdin, sys.__stdout__, sys.__stderr__
print("x")
#: closes the streams -> raised ValueError
import sys
sys.stdout.close()
sys.stderr.close()
print("x")
raise ValueError("x")
#: makes every string that it prints a liar -> finished
class Liar(str):
    def encode(self, *_): return b""
    def __len__(self): return -1
    def split(self, *_): 1 / 0
print(Liar("x"))
#: has the profiler watch the harness -> finished or crashed
import sys
def watch(frame, *_):
    for name in list(frame.f_locals): frame.f_locals[name] = None
sys.setprofile(watch)
#: writes into the variables of each frame above -> finished or raised or crashed
import sys
frame = sys._getframe()
while frame:
    for name in list(frame.f_locals):
        try: frame.f_locals[name] = None
        except BaseException: pass
    frame = frame.f_back
#: sets attributes of each object that the collector knows -> finished or raised or crashed or timed-out or denied or stack-overflow or out-of-memory
import gc
for one in gc.get_objects():
    try: one.status = one.limits = one.stopped = one.output = "broken"
    except BaseException: pass
#: empties each dictionary and list that the collector knows -> finished or raised or crashed or timed-out or denied or stack-overflow or out-of-memory or exited
import gc
for one in gc.get_objects():
    if type(one) in (dict, list): one.clear()
