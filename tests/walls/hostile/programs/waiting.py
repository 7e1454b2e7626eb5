#: takes two locks in opposite order -> deadlocked Deadlock
import asyncio
async def job(a, b):
    async with a:
        await asyncio.sleep(1)
        async with b: pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(job(a, b), job(b, a))
asyncio.run(main())
#: takes a lock twice -> deadlocked Deadlock
import asyncio
async def main():
    lock = asyncio.Lock()
    async with lock:
        async with lock: pass
asyncio.run(main())
#: takes from an empty queue -> deadlocked Deadlock
import asyncio
async def main(): await asyncio.Queue().get()
asyncio.run(main())
#: puts into a full queue -> deadlocked Deadlock
import asyncio
async def main():
    queue = asyncio.Queue(1)
    await queue.put(1)
    await queue.put(2)
asyncio.run(main())
#: joins a queue whose work is never done -> deadlocked Deadlock
import asyncio
async def main():
    queue = asyncio.Queue()
    await queue.put(1)
    await queue.join()
asyncio.run(main())
#: waits for an event that nobody sets -> deadlocked Deadlock
import asyncio
asyncio.run(asyncio.Event().wait())
#: waits for a condition that nobody tells -> deadlocked Deadlock
import asyncio
async def main():
    condition = asyncio.Condition()
    async with condition: await condition.wait()
asyncio.run(main())
#: waits at a barrier alone -> deadlocked Deadlock
import asyncio
async def main(): await asyncio.Barrier(2).wait()
asyncio.run(main())
#: waits for a semaphore without permits -> deadlocked Deadlock
import asyncio
async def main(): await asyncio.Semaphore(0).acquire()
asyncio.run(main())
#: waits for a future that nobody fulfils -> deadlocked Deadlock
import asyncio
async def main(): await asyncio.get_running_loop().create_future()
asyncio.run(main())
#: awaits itself -> raised RuntimeError
import asyncio
async def main(): await asyncio.current_task()
asyncio.run(main())
#: two tasks await each other -> deadlocked Deadlock
import asyncio
async def wait_for(tasks, n): await tasks[n]
async def main():
    tasks = []
    tasks += [asyncio.create_task(wait_for(tasks, 1)), asyncio.create_task(wait_for(tasks, 0))]
    await asyncio.wait(tasks)
asyncio.run(main())
#: runs a loop with nothing in it -> deadlocked Deadlock
import asyncio
asyncio.new_event_loop().run_forever()
#: joins its own thread -> raised RuntimeError
import threading
threading.current_thread().join()
#: takes a lock of threads twice -> deadlocked Deadlock
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
#: takes a lock of _thread twice -> timed-out
import _thread
lock = _thread.allocate_lock()
lock.acquire()
lock.acquire()
#: waits for a thread's event that nobody sets -> deadlocked Deadlock
import threading
threading.Event().wait()
#: waits at a barrier of threads alone -> deadlocked Deadlock
import threading
threading.Barrier(2).wait()
#: takes from an empty queue of threads -> deadlocked Deadlock
import queue
queue.Queue().get()
#: takes from an empty queue of C -> timed-out
import _queue
_queue.SimpleQueue().get()
#: waits for a job of its own full pool -> deadlocked Deadlock
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool: pool.submit(lambda: pool.submit(int).result()).result()
#: waits for a future of threads that nobody fulfils -> deadlocked Deadlock
from concurrent.futures import Future
Future().result()
#: asks the loop from a thread that the loop waits for -> deadlocked Deadlock
import asyncio
def ask(loop): return asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop).result()
async def main(): await asyncio.to_thread(ask, asyncio.get_running_loop())
asyncio.run(main())
#: polls for what never comes -> timed-out Livelock
import asyncio
done = False
async def main():
    while not done: await asyncio.sleep(0)
asyncio.run(main())
#: two tasks give way to each other for ever -> timed-out StepLimit
import asyncio
async def polite():
    while True: await asyncio.sleep(0)
async def main(): await asyncio.gather(polite(), polite())
asyncio.run(main())
#: polls now and then for what never comes -> timed-out TimeLimit
import asyncio
async def main():
    while True: await asyncio.sleep(60)
asyncio.run(main())
#: waits for a lock with a timeout, again and again -> timed-out TimeLimit or timed-out CpuLimit
import asyncio
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    while True:
        try: await asyncio.wait_for(lock.acquire(), 1)
        except TimeoutError: pass
asyncio.run(main())
#: waits for input -> raised EOFError
input()
#: waits for a signal -> raised NotSupportedHere
import signal
signal.pause()
#: selects on nothing -> denied Denied
import select
select.select([], [], [])
