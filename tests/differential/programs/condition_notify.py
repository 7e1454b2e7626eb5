"""Condition: notify(1) wakes the first, notify_all() the rest; the lock is held again on waking."""
import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "woken, locked", condition.locked())
        await asyncio.sleep(0.1)


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcd"]
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.2)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
