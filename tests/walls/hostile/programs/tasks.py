#: makes tasks in a loop that never awaits -> out-of-memory TaskLimit
import asyncio
async def main():
    while True: asyncio.create_task(asyncio.sleep(0))
asyncio.run(main())
#: makes two tasks in each task -> out-of-memory TaskLimit
import asyncio
async def fork():
    asyncio.create_task(fork())
    asyncio.create_task(fork())
    await asyncio.sleep(1)
async def main():
    await fork()
    await asyncio.sleep(10**6)
asyncio.run(main())
#: makes one task in each task and ends -> timed-out Livelock or timed-out CpuLimit
import asyncio
async def hop(): asyncio.create_task(hop())
async def main():
    await hop()
    await asyncio.Event().wait()
asyncio.run(main())
#: gathers a hundred thousand -> out-of-memory TaskLimit or timed-out CpuLimit
import asyncio
async def main(): await asyncio.gather(*(asyncio.sleep(1) for _ in range(100_000)))
asyncio.run(main())
#: starts a hundred thousand in a group, and swallows its end -> out-of-memory TaskLimit
import asyncio
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            while True:
                try: group.create_task(asyncio.sleep(1))
                except BaseException: pass
    except BaseException: pass
asyncio.run(main())
#: gathers what gathers -> out-of-memory TaskLimit
import asyncio
async def f(): await asyncio.gather(f(), f())
asyncio.run(f())
#: makes eager tasks without an end -> raised RecursionError or stack-overflow
import asyncio
async def f(): await asyncio.create_task(f())
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await f()
asyncio.run(main())
#: makes eager tasks that end at once -> timed-out
import asyncio
async def f(): pass
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    while True: asyncio.create_task(f())
asyncio.run(main())
#: feeds the loop with callbacks -> timed-out Livelock
import asyncio
loop = asyncio.new_event_loop()
def again(): loop.call_soon(again)
again()
loop.run_forever()
#: feeds the loop with two callbacks each time -> timed-out StepLimit
import asyncio
loop = asyncio.new_event_loop()
def again():
    loop.call_soon(again)
    loop.call_soon(again)
again()
loop.run_forever()
#: sets timers at one moment for ever -> timed-out StepLimit
import asyncio
loop = asyncio.new_event_loop()
def again(): loop.call_later(0, again)
again()
loop.run_forever()
#: sets timers a nanosecond apart -> timed-out StepLimit or timed-out CpuLimit
import asyncio
async def main():
    while True: await asyncio.sleep(1e-9)
asyncio.run(main())
#: gives way for ever -> timed-out Livelock
import asyncio
async def main():
    while True: await asyncio.sleep(0)
asyncio.run(main())
#: sleeps for ever and a day -> timed-out TimeLimit
import asyncio
asyncio.run(asyncio.sleep(10**12))
#: sleeps until infinity -> deadlocked Deadlock
import asyncio
asyncio.run(asyncio.sleep(float("inf")))
#: sleeps a number that is none -> raised ValueError
import asyncio
asyncio.run(asyncio.sleep(float("nan")))
#: sleeps blocking for ever -> timed-out TimeLimit
import time
while True: time.sleep(1000)
#: runs through an async generator without an end -> timed-out TimeLimit or timed-out CpuLimit
import asyncio
async def numbers():
    while True:
        await asyncio.sleep(0.5)
        yield 1
async def main():
    async for _ in numbers(): pass
asyncio.run(main())
#: leaves a thousand async generators half-way -> finished
import asyncio
async def numbers():
    try:
        yield 1
    finally:
        await asyncio.sleep(1)
async def main():
    kept = [numbers() for _ in range(900)]
    for one in kept: await anext(one)
asyncio.run(main())
#: starts a thousand threads that start threads -> timed-out or out-of-memory
import threading
def fork():
    for _ in range(2): threading.Thread(target=fork).start()
fork()
#: hands a pool jobs without an end -> timed-out or out-of-memory
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(4) as pool:
    while True: pool.submit(int)
#: starts processes that start processes -> raised RecursionError or stack-overflow
from concurrent.futures import ProcessPoolExecutor
def fork():
    with ProcessPoolExecutor(2) as pool: return list(pool.map(int, range(2))) and pool.submit(fork).result()
if __name__ == "__main__": fork()
#: runs loops within threads within loops -> raised RecursionError or stack-overflow
import asyncio
def again(): asyncio.run(asyncio.to_thread(again))
again()
#: runs one loop after another for ever -> timed-out
import asyncio
async def f(): await asyncio.sleep(1)
while True: asyncio.run(f())
#: awaits a coroutine twice -> raised RuntimeError
import asyncio
async def f(): pass
async def main():
    once = f()
    await once
    await once
asyncio.run(main())
#: awaits an object that yields rubbish -> raised RuntimeError
import asyncio
class A:
    def __await__(self):
        while True: yield 1
async def main(): await A()
asyncio.run(main())
#: awaits an object that yields nothing for ever -> timed-out Livelock
import asyncio
class A:
    def __await__(self):
        while True: yield
async def main(): await A()
asyncio.run(main())
