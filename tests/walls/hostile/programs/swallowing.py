#: swallows everything around a sleep -> timed-out TimeLimit
import asyncio
async def main():
    while True:
        try: await asyncio.sleep(100)
        except BaseException: pass
asyncio.run(main())
#: swallows everything around a loop -> timed-out
while True:
    try:
        while True: pass
    except BaseException: pass
#: swallows everything, each time in a new frame -> timed-out
def f():
    try:
        while True: pass
    except BaseException: return
while True: f()
#: loops in a finally -> timed-out
try:
    while True: pass
finally:
    while True: pass
#: loops in each of many nested finallies -> timed-out
def f(n):
    try:
        if n: f(n - 1)
    finally:
        while True: pass
f(50)
#: returns out of a finally, for ever -> timed-out
def f():
    while True:
        try:
            while True: pass
        finally: continue
f()
#: a context manager eats every end -> timed-out
class Eat:
    def __enter__(self): pass
    def __exit__(self, *_): return True
while True:
    with Eat():
        while True: pass
#: contextlib.suppress eats every end -> timed-out
import contextlib
while True:
    with contextlib.suppress(BaseException):
        while True: pass
#: an async context manager eats every end -> timed-out TimeLimit
import asyncio
class Eat:
    async def __aenter__(self): pass
    async def __aexit__(self, *_): return True
async def main():
    while True:
        async with Eat(): await asyncio.sleep(1)
asyncio.run(main())
#: a task swallows its cancellation -> deadlocked Deadlock
import asyncio
async def stubborn():
    while True:
        try: await asyncio.Event().wait()
        except asyncio.CancelledError: pass
async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    await task
asyncio.run(main())
#: a task outlives asyncio.run by swallowing -> timed-out TimeLimit
import asyncio
async def stubborn():
    while True:
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: pass
async def main():
    asyncio.create_task(stubborn())
    await asyncio.sleep(1)
asyncio.run(main())
#: a generator refuses to be closed -> raised RuntimeError
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
one = stubborn()
next(one)
one.close()
#: a generator loops when it is closed -> timed-out
def stubborn():
    try: yield
    finally:
        while True: pass
one = stubborn()
next(one)
del one
#: an async generator refuses to be closed -> finished
import asyncio
async def stubborn():
    while True:
        try: yield
        except BaseException: pass
async def main():
    one = stubborn()
    await anext(one)
asyncio.run(main())
#: __del__ brings itself back to life -> finished
kept = []
class Undead:
    def __del__(self): kept.append(self)
for _ in range(1_000): Undead()
kept.clear()
#: __del__ makes two of itself -> timed-out or stack-overflow
class Hydra:
    def __del__(self): self.heads = [Hydra(), Hydra()]
Hydra()
#: swallows the limit of output and returns a good value -> too-much-output OutputLimit
try: print("x" * 10**6)
except BaseException: pass
#: swallows the limit of time and returns a good value -> timed-out TimeLimit
import time
try: time.sleep(10**9)
except BaseException: pass
print("all is well")
#: swallows the limit of tasks and ends well -> out-of-memory TaskLimit
import asyncio
async def main():
    try:
        while True: asyncio.create_task(asyncio.sleep(0))
    except BaseException: pass
asyncio.run(main())
#: swallows a deadlock and exits well -> deadlocked Deadlock
import asyncio, sys
try: asyncio.run(asyncio.Event().wait())
except BaseException: sys.exit(0)
#: clears what the clock remembers of its stop -> timed-out TimeLimit
import gc, time
try: time.sleep(10**9)
except BaseException as stop:
    for one in gc.get_referrers(stop):
        if isinstance(one, dict) and "stopped" in one: one["stopped"] = None
        elif hasattr(one, "stopped"): one.stopped = None
#: has a trace function swallow -> timed-out
import sys
def trace(*_): return trace
sys.settrace(trace)
while True:
    try:
        while True: pass
    except BaseException: pass
#: has an excepthook loop -> raised ValueError
import sys
def hook(*_):
    while True: pass
sys.excepthook = hook
raise ValueError
#: has the hook for unraisable exceptions loop -> timed-out
import sys
def hook(*_):
    while True: pass
sys.unraisablehook = hook
class A:
    def __del__(self): 1 / 0
A()
#: has the loop's exception handler loop -> timed-out
import asyncio
def handler(*_):
    while True: pass
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(1)
asyncio.run(main())
#: has threading's excepthook loop -> timed-out
import threading
def hook(*_):
    while True: pass
threading.excepthook = hook
threading.Thread(target=lambda: 1 / 0).start()
