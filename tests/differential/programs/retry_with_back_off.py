"""Try again after 0.1, 0.2, 0.4 s; a seeded jitter; give up in the end."""
import asyncio
import random
import time


async def unreliable(name, fails, calls):
    calls[name] = calls.get(name, 0) + 1
    if calls[name] <= fails:
        raise ConnectionError(f"{name} failed")
    return f"{name} answered"


async def retry(call, attempts):
    for attempt in range(attempts):
        try:
            return await call()
        except ConnectionError as error:
            print(f"{time.monotonic() - start:.1f} {error}")
            if attempt == attempts - 1:
                return "gave up"
            await asyncio.sleep(0.1 * 2**attempt + rng.choice((0, 0.05)) / 10)


async def main():
    calls = {}
    for name, fails in (("a", 3), ("b", 9)):
        print(await retry(lambda name=name, fails=fails: unreliable(name, fails, calls), 4 if fails == 3 else 1))


rng = random.Random(7)
start = time.monotonic()
asyncio.run(main())
