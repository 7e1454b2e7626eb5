"""A generator that nobody closed is closed by asyncio.run() at the end."""
import asyncio


async def ticks():
    try:
        while True:
            yield "tick"
            await asyncio.sleep(0.1)
    finally:
        print("generator cleans up")
        await asyncio.sleep(0.2)
        print("generator has cleaned up")


async def main():
    global stream
    stream = ticks()
    async for tick in stream:
        print(tick)
        break
    print("main is over")


asyncio.run(main())
print("run() has returned")
loop = asyncio.new_event_loop()
other = ticks()
print(loop.run_until_complete(anext(other)))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
