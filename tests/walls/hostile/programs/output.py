#: prints for ever -> too-much-output OutputLimit
while True: print("x")
#: prints nothing but ends of lines for ever -> too-much-output OutputLimit
while True: print()
#: prints the empty string for ever -> timed-out
while True: print("", end="")
#: prints one line that is too long -> too-much-output OutputLimit
print("x" * 1_000_000)
#: prints on stderr for ever -> too-much-output OutputLimit
import sys
while True: print("x", file=sys.stderr)
#: writes on both in turn -> too-much-output OutputLimit
import sys
while True:
    sys.stdout.write("x")
    sys.stderr.write("y")
#: writes past the stream by its buffer -> too-much-output OutputLimit
import sys
while True: sys.stdout.buffer.write(b"x" * 100)
#: writes past sys by the descriptor -> too-much-output OutputLimit
import os
while True: os.write(1, b"x" * 1_000)
#: swallows the limit and prints on -> too-much-output OutputLimit
while True:
    try: print("x" * 100)
    except BaseException: pass
#: prints in threads -> too-much-output OutputLimit
import threading
def work():
    while True: print("x")
threading.Thread(target=work).start()
#: prints in tasks -> too-much-output OutputLimit
import asyncio
async def work():
    while True:
        print("x" * 100)
        await asyncio.sleep(0)
async def main(): await asyncio.gather(*[work() for _ in range(10)])
asyncio.run(main())
#: prints when it is let go of -> too-much-output OutputLimit
class A:
    def __del__(self):
        while True: print("x")
a = A()
#: prints what is wide in bytes -> too-much-output OutputLimit
while True: print("\U0001f600" * 50)
#: prints zeros and signs of control -> finished
print("\0\x1b[2J\x07\r\v\f\x7f\u2028\ufeff")
#: prints halves of surrogate pairs -> raised UnicodeEncodeError
print("\ud800")
#: writes bytes that are no text -> finished
import sys
sys.stdout.buffer.write(bytes(range(256)))
#: fails with a huge message -> raised ValueError
raise ValueError("x" * 10_000_000)
#: fails with a message of surrogates and zeros -> raised ValueError
raise ValueError("\ud800\0" * 1_000)
#: fails with a huge traceback -> raised RuntimeError
def f(n):
    if n == 0: raise ValueError("x" * 100_000)
    try: f(n - 1)
    except ValueError as error: raise RuntimeError("y" * 100_000) from error
f(100)
#: fails with a class of a huge name -> raised
raise type("x" * 1_000_000, (Exception,), {})()
#: fails with a message that fails -> raised Bad
class Bad(Exception):
    def __str__(self): raise self
raise Bad
#: fails with a message that never comes -> timed-out
class Bad(Exception):
    def __str__(self):
        while True: pass
raise Bad
#: leaves thousands of coroutines that nobody awaited -> finished
async def f(): pass
for _ in range(3_000): f()
#: leaves thousands of exceptions that nobody sees -> too-much-output OutputLimit
import asyncio
async def fail(): raise ValueError("x" * 1_000)
async def main():
    for _ in range(900): asyncio.create_task(fail())
    await asyncio.sleep(1)
asyncio.run(main())
#: warns for ever -> too-much-output OutputLimit
import warnings
warnings.simplefilter("always")
while True: warnings.warn("x" * 1_000)
#: logs for ever -> too-much-output OutputLimit
import logging
while True: logging.warning("x" * 100)
#: gives its task a huge name -> finished
import asyncio
async def main(): asyncio.current_task().set_name("\U0001f600" * 1_000_000)
asyncio.run(main())
#: gives its streams up -> raised ValueError
import sys
sys.stdout = None
sys.stderr = None
print("nobody hears")
raise ValueError
#: gives its streams a file that never ends -> timed-out
import sys
class Endless:
    def write(self, text):
        while True: pass
sys.stdout = Endless()
print("x")
#: prints thousands of lines at thousands of times -> too-much-output OutputLimit
import asyncio
async def main():
    while True:
        print(1)
        await asyncio.sleep(0.001)
asyncio.run(main())
