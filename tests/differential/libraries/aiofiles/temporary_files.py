"""aiofiles.tempfile: files and directories that go by themselves."""
import asyncio
import os

import aiofiles.tempfile


async def main():
    async with aiofiles.tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
        await f.write("one\ntwo\n")
        await f.seek(0)
        print([line async for line in f], type(f).__name__, f.delete, os.path.exists(f.name), f.name.endswith(".txt"))
    print(os.path.exists(f.name))
    async with aiofiles.tempfile.TemporaryFile() as f:
        await f.write(b"bytes")
        await f.seek(0)
        print(await f.read(), type(f).__name__)
    async with aiofiles.tempfile.TemporaryDirectory(prefix="work-") as directory:
        print(os.path.basename(directory).startswith("work-"), os.path.isdir(directory))
        async with aiofiles.open(os.path.join(directory, "x"), "w") as f:
            await f.write("x")
        print(os.listdir(directory))
    print(os.path.exists(directory))
    async with aiofiles.tempfile.SpooledTemporaryFile(max_size=4, mode="w+") as f:
        await f.write("small, then large")
        await f.seek(0)
        print(await f.read(), type(f).__name__)


asyncio.run(main())
