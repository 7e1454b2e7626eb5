import asyncio
import time


def checksum(name):
    time.sleep(2)  # a slow disk; this library has no await
    return sum(name.encode()) % 97


async def check(name):
    return checksum(name)


async def check_all(names):
    return await asyncio.gather(*(check(name) for name in names))


if __name__ == "__main__":
    print(asyncio.run(check_all(["a.bin", "b.bin", "c.bin"])))
