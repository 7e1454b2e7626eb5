"""ensure_future(), isfuture(), iscoroutine() and wrap_future() of a pool's future."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


class Answer:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return 42


async def main():
    task = asyncio.ensure_future(asyncio.sleep(0.1, "slept"))
    print(asyncio.ensure_future(task) is task, asyncio.isfuture(task), asyncio.iscoroutinefunction(main))
    print(await task, await asyncio.ensure_future(Answer()), await Answer())
    with ThreadPoolExecutor() as pool:
        future = asyncio.wrap_future(pool.submit(lambda: time.sleep(0.2) or "from the pool"))
        print(isinstance(future, asyncio.Future), await future)
    try:
        await asyncio.ensure_future(7)
    except TypeError:
        print("not awaitable")


asyncio.run(main())
