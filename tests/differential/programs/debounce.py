"""Only the last of calls that come close together counts."""
import asyncio
import time


class Debounced:
    def __init__(self, delay, function):
        self.delay, self.function, self.timer = delay, function, None

    def __call__(self, *args):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.delay, self.function, *args)


async def main():
    search = Debounced(0.2, lambda text: print(f"{time.monotonic() - start:.1f} search {text!r}"))
    for text, pause in (("p", 0.1), ("py", 0.1), ("pyt", 0.3), ("pyth", 0.1), ("python", 0.25)):
        search(text)
        await asyncio.sleep(pause)


start = time.monotonic()
asyncio.run(main())
