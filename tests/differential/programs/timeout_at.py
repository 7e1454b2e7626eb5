"""timeout_at() takes a time of the loop's clock; one in the past expires at the first wait."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    deadline = loop.time() + 0.3
    try:
        async with asyncio.timeout_at(deadline) as scope:
            for n in range(9):
                await asyncio.sleep(0.2)
                print("tick", n)
    except TimeoutError:
        print("deadline", scope.when() == deadline, f"{loop.time() - deadline:.1f}")
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("the body starts")
            await asyncio.sleep(0.1)
            print("never printed")
    except TimeoutError:
        print("past")


asyncio.run(main())
