"""Two callbacks for exactly the same time come in the order of their making."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.2
    for name in ("first", "second"):
        loop.call_at(when, print, name)
    done = loop.create_future()
    loop.call_at(when + 0.1, done.set_result, None)
    await done
    print(f"{loop.time() - when:.1f}")


asyncio.run(main())
