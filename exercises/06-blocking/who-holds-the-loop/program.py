import asyncio
import time


async def heartbeat():
    for _ in range(4):
        await asyncio.sleep(0.5)
        print(f"beat at {time.monotonic() - START:g} s")


def save(name):
    time.sleep(1.2)  # a slow disk
    print(f"{name} saved")


async def archive(name):
    await asyncio.to_thread(save, name)


async def main():
    await asyncio.gather(heartbeat(), archive("mail"), report("sales"))


async def report(name):
    save(name)


START = time.monotonic()
asyncio.run(main())
