"""A heartbeat misses beats beside blocking work, and none beside the same work in a thread."""
import asyncio
import time


async def heartbeat(beats):
    while True:
        await asyncio.sleep(0.1)
        beats.append(time.monotonic())


async def watch(work):
    beats = []
    task = asyncio.create_task(heartbeat(beats))
    await asyncio.sleep(0)
    await work
    task.cancel()
    return len(beats)


async def blocking():
    time.sleep(0.35)


async def main():
    print("asynchronous", await watch(asyncio.sleep(0.35)))
    print("blocking", await watch(blocking()))
    print("in a thread", await watch(asyncio.to_thread(time.sleep, 0.35)))


asyncio.run(main())
