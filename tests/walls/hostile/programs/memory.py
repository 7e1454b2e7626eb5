#: appends for ever -> timed-out or out-of-memory
a = []
while True: a.append(a)
#: extends a list by itself -> out-of-memory or timed-out
a = [0]
while True: a += a
#: doubles a string -> out-of-memory or timed-out
s = "x"
while True: s += s
#: asks for a huge bytes object -> out-of-memory or timed-out
bytes(10**9)
#: asks for more than there are addresses -> raised OverflowError
[0] * 10**18
#: asks for blocks and swallows each MemoryError -> out-of-memory or timed-out
kept = []
while True:
    try: kept.append(bytes(1_000_000))
    except MemoryError: pass
#: fills a dictionary -> out-of-memory or timed-out
d = {}
n = 0
while True:
    d[n] = bytes(1_000)
    n += 1
#: fills a set of tuples -> out-of-memory or timed-out
s = set()
while True: s.add((len(s),) * 50)
#: shifts a number far -> out-of-memory
1 << 10**10
#: multiplies a number by itself -> timed-out or out-of-memory
n = 1 << 1_000_000
while True: n *= n
#: formats with a huge width -> out-of-memory
f"{1:>1000000000}"
#: formats by percent with a huge width -> out-of-memory
"%1000000000d" % 1
#: formats with a huge precision -> out-of-memory
f"{1:.1000000000f}"
#: lists a product -> out-of-memory or timed-out
import itertools
list(itertools.product(range(100), repeat=5))
#: lists a long range -> out-of-memory
list(range(10**9))
#: makes a deque of blocks -> out-of-memory
import collections
collections.deque(bytes(100_000) for _ in iter(int, 1))
#: keeps generators that have begun -> out-of-memory or timed-out
def g():
    yield bytes(100_000)
kept = []
while True:
    one = g()
    kept.append((one, next(one)))
#: keeps closures -> out-of-memory or timed-out
def make(data): return lambda: data
kept = [make(bytes(100_000)) for _ in iter(int, 1)]
#: keeps exceptions with their frames -> out-of-memory
kept = []
def fail():
    data = bytes(100_000)
    raise ValueError
while True:
    try: fail()
    except ValueError as error: kept.append(error)
#: makes a longer and longer chain of exceptions -> out-of-memory or timed-out
def f(data):
    try: raise ValueError
    except ValueError: f(bytes(100_000))
f(b"")
#: makes tasks that hold memory -> out-of-memory or timed-out
import asyncio
async def job(data): await asyncio.sleep(1)
async def main():
    while True: asyncio.create_task(job(bytes(1_000_000)))
asyncio.run(main())
#: makes tasks behind the loop's back -> timed-out or out-of-memory
import asyncio
async def main():
    kept = []
    while True: kept.append(asyncio.Task(asyncio.sleep(1), loop=asyncio.get_running_loop()))
asyncio.run(main())
#: fills a queue -> out-of-memory or timed-out
import asyncio
async def main():
    queue = asyncio.Queue()
    while True: queue.put_nowait(bytes(100_000))
asyncio.run(main())
#: puts callbacks before the loop -> out-of-memory or timed-out
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    while True: loop.call_later(1, print, bytes(10_000))
asyncio.run(main())
#: repeats a tuple -> out-of-memory
(0,) * 10**8
#: joins a huge string -> out-of-memory
",".join(["x" * 1_000_000] * 1_000)
#: replaces into a huge string -> out-of-memory
("a" * 10_000_000).replace("a", "b" * 100)
#: expands tabs -> out-of-memory
"\t".expandtabs(2_000_000_000)
#: makes a bytearray grow -> out-of-memory
a = bytearray(1)
while True: a.extend(a)
#: writes into an io.BytesIO far away -> out-of-memory or timed-out
import io
file = io.BytesIO()
file.seek(10**9)
file.write(b"x")
#: fills a StringIO -> out-of-memory
import io
file = io.StringIO()
while True: file.write("x" * 1_000_000)
#: writes a huge file on the simulated disk -> out-of-memory or timed-out
with open("big.txt", "w") as file:
    while True: file.write("x" * 1_000_000)
#: makes an array -> out-of-memory or timed-out
import array
array.array("d", [0]) * 10**9
#: makes a table of memory views -> out-of-memory or timed-out
kept = []
while True: kept.append(memoryview(bytearray(1_000_000)))
#: reads a bomb of compressed data -> out-of-memory or timed-out
import zlib
bomb = zlib.compress(bytes(20_000_000))
for _ in range(3): bomb = zlib.compress(zlib.decompress(bomb) * 10)
zlib.decompress(bomb)
#: returns more than can be shown -> out-of-memory
class A:
    def __repr__(self): return "x" * 10**9
print(A())
#: interns strings for ever -> timed-out or out-of-memory
import sys
n = 0
while True:
    sys.intern("a" * 10_000 + str(n))
    n += 1
#: makes classes for ever -> out-of-memory or timed-out
kept = []
while True: kept.append(type("A", (), {"data": bytes(10_000)}))
#: makes modules for ever -> out-of-memory
import sys, types
n = 0
while True:
    sys.modules[f"m{n}"] = types.ModuleType("m", "x" * 100_000 + str(n))
    n += 1
#: takes all memory and then prints -> finished or timed-out
kept = []
try:
    while True: kept.append(bytes(10_000))
except MemoryError:
    print("full")
#: takes all memory and then makes tasks -> finished
import asyncio
kept = []
async def main():
    try:
        while True: kept.append(bytes(10_000))
    except MemoryError:
        await asyncio.gather(*[asyncio.sleep(1) for _ in range(100)])
asyncio.run(main())
#: takes all memory in small pieces and ends badly -> timed-out or out-of-memory
kept = []
try:
    while True: kept.append(object())
except MemoryError:
    raise ValueError("full")
