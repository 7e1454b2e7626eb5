"""Odd but honest programs: their records must contradict nothing. Cut at the lines that begin with "# --- "."""

# --- a __del__ that is collected at once
import time
class A:
    def __del__(self): time.sleep(2); print("gone")
a = A()
print("x")

# --- a __del__ beside a task that never ends
import asyncio, time
class A:
    def __del__(self): time.sleep(2); print("gone")
async def never(): await asyncio.Event().wait()
async def main():
    global a, t
    a = A()
    await asyncio.sleep(1)
loop = asyncio.new_event_loop()
t = loop.create_task(never())
loop.run_until_complete(main())

# --- a loop in a daemon thread outlives the program
import threading, asyncio, time
async def far(): await asyncio.sleep(10)
def job(): asyncio.run(far())
threading.Thread(target=job, daemon=True).start()
time.sleep(1)
print("end")

# --- a loop in a daemon thread begins after the program's end
import threading, asyncio, time
async def far():
    t = asyncio.create_task(asyncio.sleep(20)); await asyncio.sleep(10); print("far")
def job():
    time.sleep(5); asyncio.run(far())
async def main():
    threading.Thread(target=job, daemon=True).start()
    await asyncio.gather(*(asyncio.sleep(i) for i in range(3)))
asyncio.run(main())
print("end")

# --- a loop in a daemon thread that never ends
import threading, asyncio, time
async def far():
    while True: await asyncio.sleep(10000)
def job():
    time.sleep(5); asyncio.run(far())
async def main():
    threading.Thread(target=job, daemon=True).start()
    await asyncio.gather(*(asyncio.sleep(i) for i in range(3)))
asyncio.run(main())

# --- a loop that runs tasks one after the other by hand
import asyncio
async def w(n): await asyncio.sleep(n)
async def main():
    global ts
    ts=[asyncio.create_task(w(i)) for i in range(1,5)]
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
for t in ts: loop.run_until_complete(t)
async def again(): await asyncio.gather(w(1), w(2))
loop.run_until_complete(again())
loop.run_until_complete(again())

# --- more tasks than lanes
import asyncio
async def main():
    ts=[asyncio.create_task(asyncio.sleep(1)) for _ in range(11000)]
    for t in ts: await t
asyncio.run(main())

# --- more spans than are drawn
import asyncio
async def w(n):
    for i in range(300): await asyncio.sleep(0.1)
async def main():
    await asyncio.gather(*(w(i) for i in range(100)))
asyncio.run(main())

# --- more lines than are kept
for i in range(20000): print(i)

# --- both streams and an exit with words
import sys
print("a", end="")
print("b", file=sys.stderr)
print("c")
print("\x00 \x1b \u2028 x\r\ny \x0c z")
sys.stderr.write("end")
sys.exit("bye")

# --- an exit from within a task
import asyncio
async def main():
    await asyncio.sleep(1)
    raise SystemExit(3)
asyncio.run(main())

# --- a syntax error
def f(:

# --- a syntax error at the end of the file
x = (1,

# --- two runs and a timeout
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.5): await asyncio.sleep(3)
    except TimeoutError: print("t")
asyncio.run(main())
asyncio.run(main())

# --- async generators that are left open
import asyncio
async def gen():
    try:
        while True:
            yield 1
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(5)
async def main():
    async for x in gen():
        break
    g = gen()
    await g.asend(None)
asyncio.run(main())

# --- clean-up after the end of main
import asyncio, time
async def bg():
    try: await asyncio.sleep(100)
    finally:
        await asyncio.sleep(5); print("cleaned")
async def main():
    asyncio.create_task(bg(), name="x"*300)
    await asyncio.sleep(1)
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 9)
asyncio.run(main())

# --- blocking callbacks and a thread
import asyncio, time
def cb(): time.sleep(2)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, cb)
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), asyncio.to_thread(time.sleep, 4))
    time.sleep(1)
asyncio.run(main())
time.sleep(3)

# --- recursion without end
import asyncio
def f(n): return f(n+1)
async def main():
    await asyncio.sleep(1)
    f(0)
asyncio.run(main())

# --- a main task that is cancelled
import asyncio
async def main():
    t = asyncio.current_task()
    asyncio.get_running_loop().call_later(3, t.cancel)
    await asyncio.Event().wait()
asyncio.run(main())

# --- a deadlock
import asyncio
async def main():
    await asyncio.Event().wait()
asyncio.run(main())

# --- a run that never ends
import asyncio
async def w(): 
    while True: await asyncio.sleep(1)
async def main():
    await asyncio.gather(w(), w(), w())
asyncio.run(main())

# --- a sleep beyond the limit
import time
time.sleep(36001)

# --- a thread beyond the limit
import asyncio, time
async def main():
    await asyncio.to_thread(time.sleep, 40000)
asyncio.run(main())

# --- a __del__ that sleeps and prints
import time
class A:
    def __del__(self, sleep=time.sleep, print=print): sleep(2); print("gone")
a = A()
print("x")

# --- a __del__ that sleeps while a task waits for ever
import asyncio, time
class A:
    def __del__(self, sleep=time.sleep, print=print): sleep(2); print("gone")
async def never(): await asyncio.Event().wait()
async def main():
    global a, t
    a = A()
    await asyncio.sleep(1)
loop = asyncio.new_event_loop()
t = loop.create_task(never())
loop.run_until_complete(main())

# --- a task that a daemon's loop leaves behind
import threading, asyncio, time
async def far(): await asyncio.sleep(20)
async def mn():
    global t
    t = asyncio.create_task(far()); await asyncio.sleep(10); print("far")
def job():
    time.sleep(5); global loop; loop = asyncio.new_event_loop(); loop.run_until_complete(mn())
async def main():
    threading.Thread(target=job, daemon=True).start()
    await asyncio.gather(*(asyncio.sleep(i) for i in range(3)))
asyncio.run(main())
print("end")

# --- a deadlock in a thread while another one has run ahead
import threading, asyncio, time
async def far(): await asyncio.sleep(20)
def job(): asyncio.run(far())
async def dead(): await asyncio.sleep(2); await asyncio.Event().wait()
def job2(): asyncio.run(dead())
async def main():
    await asyncio.gather(asyncio.to_thread(job), asyncio.to_thread(job2), far())
asyncio.run(main())

# --- an error while a thread's loop goes on
import threading, asyncio, time
async def far(): await asyncio.sleep(20)
def job(): asyncio.run(far())
threading.Thread(target=job).start()
1/0

# --- main tasks that had been tasks
import asyncio
async def w(n): await asyncio.sleep(n)
async def main():
    global ts
    ts=[asyncio.create_task(w(i)) for i in range(1,5)]
    await ts[0]
    await asyncio.sleep(0)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
for t in ts: loop.run_until_complete(t)

# --- a loop that is told to run again
import asyncio
async def w(n): await asyncio.sleep(n)
async def main():
    global ts
    ts=[asyncio.create_task(w(i)) for i in range(1,5)]
    await ts[0]
    await asyncio.sleep(0)
    for i in range(4): asyncio.create_task(w(i))
loop = asyncio.new_event_loop()
t = loop.create_task(main())
loop.run_until_complete(t)
loop.run_until_complete(ts[1])
ts.append(loop.create_task(w(5)))
loop.run_until_complete(ts[-1])
# --- is stopped while tasks wait for their first turn
import asyncio, time
async def main():
    for _ in range(50): asyncio.create_task(asyncio.sleep(1))
    time.sleep(10**9)
asyncio.run(main())
# --- makes eager tasks within eager tasks until the stack is full
import asyncio
async def f(): await asyncio.create_task(f())
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await f()
asyncio.run(main())
