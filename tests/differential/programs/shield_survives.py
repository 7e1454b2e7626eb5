"""shield(): who waits is cancelled, what is shielded goes on."""
import asyncio


async def save():
    await asyncio.sleep(0.3)
    print("saved")
    return "ok"


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.1)
    except TimeoutError:
        print("gave up waiting", task.done(), task.cancelled())
    print(await task)
    inner = asyncio.create_task(save())
    waiter = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0.1)
    inner.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("a shield does not protect from within", inner.cancelled(), waiter.cancelled())


asyncio.run(main())
