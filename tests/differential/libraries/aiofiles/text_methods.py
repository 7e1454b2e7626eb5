"""Every method of a text file, in turn."""
import asyncio

import aiofiles


async def main():
    async with aiofiles.open("poem.txt", "w", encoding="utf-8") as f:
        print(await f.write("roses\n"), await f.writelines(["violets\n", "sügar\n"]), await f.tell(), f.closed)
        print(f.name, f.mode, f.encoding, f.errors, f.line_buffering, await f.writable())
        await f.flush()
    print(f.closed)
    async with aiofiles.open("poem.txt") as f:
        print(repr(await f.readline()), await f.tell())
        print(await f.readlines(), repr(await f.read()))
        print(await f.seek(0), repr(await f.read(3)), await f.isatty(), await f.seekable(), f.newlines)
    async with aiofiles.open("poem.txt", "r+") as f:
        await f.seek(0, 2)
        await f.write("and you\n")
        await f.seek(0)
        async for line in f:
            print("line", repr(line))
        print(await f.truncate(5))
    async with aiofiles.open("poem.txt", mode="a") as f:
        await f.write("!")
    f = await aiofiles.open("poem.txt", "rt")
    try:
        print(repr(await f.read()))
    finally:
        await f.close()
    print(f.closed, type(f).__module__, type(f).__name__)


asyncio.run(main())
