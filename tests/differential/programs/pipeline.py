"""Three stages joined by queues work at different items at once."""
import asyncio
import time


async def stage(name, delay, inbox, outbox):
    while True:
        item = await inbox.get()
        if item is None:
            await outbox.put(None)
            return
        await asyncio.sleep(delay)
        await outbox.put(f"{item}{name}")


async def main():
    queues = [asyncio.Queue() for _ in range(4)]
    for item in ("1", "2", "3", None):
        queues[0].put_nowait(item)
    async with asyncio.TaskGroup() as group:
        for n, (name, delay) in enumerate((("a", 0.1), ("b", 0.2), ("c", 0.1))):
            group.create_task(stage(name, delay, queues[n], queues[n + 1]))
        while (item := await queues[3].get()) is not None:
            print(f"{time.monotonic() - start:.1f} {item}")


start = time.monotonic()
asyncio.run(main())
