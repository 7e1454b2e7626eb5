"""aiofiles, open(), pathlib, shutil and threads on the same files."""
import asyncio
import os
import shutil
from pathlib import Path

import aiofiles


async def main():
    Path("data").mkdir()
    Path("data/a.txt").write_text("from pathlib\n")
    async with aiofiles.open("data/a.txt", "a") as f:
        await f.write("from aiofiles\n")
    with open("data/a.txt", "a") as f:
        print("from print", 1, 2, file=f)
    print(await asyncio.to_thread(Path("data/a.txt").read_text), end="")
    shutil.copy("data/a.txt", "copy.txt")
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, os.path.getsize, "copy.txt"))
    async with aiofiles.open("copy.txt") as one, aiofiles.open("data/a.txt") as other:
        print(await one.read() == await other.read(), await other.read() == "")
    async with aiofiles.open("buffered.txt", "w") as f:
        await f.write("x")
        print(os.path.getsize("buffered.txt"))
        await f.flush()
        print(os.path.getsize("buffered.txt"))
    shutil.rmtree("data")
    print(sorted(os.listdir()), sorted(Path(".").glob("*.txt")))


asyncio.run(main())
