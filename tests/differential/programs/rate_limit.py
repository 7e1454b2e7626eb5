"""At most two calls in any 0.3 s: a sliding window of the times of the last calls."""
import asyncio
import time
from collections import deque


class RateLimit:
    def __init__(self, calls, seconds):
        self.times, self.seconds, self.lock = deque(maxlen=calls), seconds, asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            if len(self.times) == self.times.maxlen:
                await asyncio.sleep(self.times[0] + self.seconds - time.monotonic())
            self.times.append(time.monotonic())

    async def __aexit__(self, *_):
        pass


async def call(n, limit):
    async with limit:
        print(f"{time.monotonic() - start:.1f} call {n}")


async def main():
    limit = RateLimit(2, 0.3)
    await asyncio.gather(*(call(n, limit) for n in range(6)))


start = time.monotonic()
asyncio.run(main())
