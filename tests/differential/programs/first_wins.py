"""The first good answer of several servers wins, the others are cancelled."""
import asyncio
import time


async def ask(server, delay, fails=False):
    try:
        await asyncio.sleep(delay)
        if fails:
            raise ConnectionError(server)
        return server
    except asyncio.CancelledError:
        print(server, "cancelled")
        raise


async def first_good(*calls):
    pending = [asyncio.create_task(call) for call in calls]
    try:
        for task in asyncio.as_completed(pending):
            try:
                return await task
            except ConnectionError as error:
                print(error, "failed")
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main():
    winner = await first_good(ask("north", 0.1, True), ask("south", 0.3), ask("east", 0.2), ask("west", 0.5))
    print(winner, f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
