#: loops for ever -> timed-out
while True: pass
#: counts for ever -> timed-out
n = 0
while True: n += 1
#: loops in a coroutine that never awaits -> timed-out
import asyncio
async def main():
    while True: pass
asyncio.run(main())
#: loops over a generator without an end -> timed-out
def numbers():
    while True: yield 1
for _ in numbers(): pass
#: goes round in a comprehension -> timed-out
import itertools
[0 for _ in itertools.count()]
#: sums up a generator expression without an end -> timed-out
import itertools
sum(1 for _ in itertools.count())
#: drives an iterator of its own for ever -> timed-out
class Endless:
    def __iter__(self): return self
    def __next__(self): return 1
max(Endless())
#: loops in a property -> timed-out
class A:
    @property
    def x(self):
        while True: pass
A().x
#: loops in a class body -> timed-out
class A:
    while True: pass
#: loops in a decorator's lambda through map and a callback of C -> timed-out
import functools, itertools
functools.reduce(lambda a, b: b, itertools.count())
#: loops in code made by exec -> timed-out
exec("while True: pass")
#: loops in code made by compile, which has no ticks, and swallows all -> timed-out
exec(compile("while True:\n  try:\n    while True: pass\n  except BaseException: pass", "other.py", "exec"))
#: loops in a thread -> timed-out
import threading
threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()
#: loops in to_thread -> timed-out
import asyncio
def work():
    while True: pass
asyncio.run(asyncio.to_thread(work))
#: loops in a trace function -> timed-out
import sys
def trace(*_):
    while True: pass
sys.settrace(trace)
(lambda: 1)()
#: loops in a sort key -> timed-out
def key(_):
    while True: pass
sorted([1, 2], key=key)
#: loops in __eq__ of a dictionary's key -> timed-out
class Key:
    def __hash__(self): return 1
    def __eq__(self, other):
        while True: pass
{Key(): 1, Key(): 2}
#: loops in a weak reference's callback -> timed-out
import weakref
class A: pass
a = A()
def gone(_):
    while True: pass
ref = weakref.ref(a, gone)
del a
#: loops by while and continue in a finally -> timed-out
while True:
    try:
        1 / 0
    finally:
        continue
#: waits for the clock, which takes no time -> timed-out
import time
end = time.time() + 1e9
while time.time() < end: pass
#: loops while the program is let go of -> timed-out
class A:
    def __del__(self):
        while True: pass
a = A()
