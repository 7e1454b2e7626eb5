"""Two locks, taken by everyone in the same order: no deadlock."""
import asyncio


async def transfer(name, first, second):
    for lock in sorted((first, second), key=lambda lock: accounts.index(lock)):
        await lock.acquire()
    await asyncio.sleep(0.1)
    print(name)
    first.release()
    second.release()


async def main():
    accounts.extend(asyncio.Lock() for _ in range(3))
    a, b, c = accounts
    await asyncio.gather(transfer("a to b", a, b), transfer("b to a", b, a), transfer("c to a", c, a))
    print([lock.locked() for lock in accounts])


accounts = []
asyncio.run(main())
