"""A Barrier that is aborted raises in all that wait; reset() makes it usable again."""
import asyncio


async def waiter(name, barrier):
    try:
        async with barrier as place:
            print(name, place)
    except asyncio.BrokenBarrierError as error:
        print(name, type(error).__name__, error.args)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(waiter(name, barrier)) for name in "ab"]
    await asyncio.sleep(0.1)
    print(barrier.n_waiting)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await barrier.reset()
    await asyncio.gather(*(waiter(name, barrier) for name in "cde"))


asyncio.run(main())
