"""asyncio.run() in a thread of its own, beside the main thread, and two loops in two threads."""
import asyncio
import threading
import time


async def main(name, delay):
    await asyncio.sleep(delay)
    print(f"{time.monotonic() - start:.1f} {name}")


start = time.monotonic()
threads = [threading.Thread(target=lambda n=n: asyncio.run(main(f"loop {n}", n / 10))) for n in (3, 1)]
for thread in threads:
    thread.start()
time.sleep(0.2)
print(f"{time.monotonic() - start:.1f} main thread")
for thread in threads:
    thread.join()
asyncio.run(main("own loop", 0.1))
