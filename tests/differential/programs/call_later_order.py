"""call_later() and call_at() fire by time, whatever the order of their making; handles can be cancelled."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def say(text):
        print(f"{loop.time() - start:.1f} {text}")

    loop.call_later(0.3, say, "third")
    loop.call_later(0.1, say, "first")
    gone = loop.call_later(0.1, say, "never printed")
    loop.call_at(start + 0.2, say, "second")
    loop.call_later(-1, say, "in the past")
    loop.call_soon(say, "soon")
    print(gone.cancelled(), f"{gone.when() - start:.1f}")
    gone.cancel()
    await asyncio.sleep(0.4)
    print(gone.cancelled())


asyncio.run(main())
