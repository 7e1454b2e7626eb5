"""Binary files: buffered, unbuffered, reading into a buffer, peeking."""
import asyncio

import aiofiles


async def main():
    async with aiofiles.open("data.bin", "wb") as f:
        print(type(f).__name__, await f.write(b"0123456789"), await f.tell(), f.mode)
    async with aiofiles.open("data.bin", "rb") as f:
        buffer = bytearray(4)
        print(type(f).__name__, await f.readinto(buffer), bytes(buffer), (await f.peek(1))[:1], await f.read1(2))
        print(await f.read(), await f.read(), f.mode, f.name)
    async with aiofiles.open("data.bin", "r+b") as f:
        print(type(f).__name__, await f.seek(-2, 2), await f.read(), f.mode)
        await f.seek(15)
        await f.write(b"end")
    async with aiofiles.open("data.bin", "rb", buffering=0) as f:
        print(type(f).__name__, await f.read(3), await f.readall(), f.mode)
    async with aiofiles.open("lines.bin", "wb") as f:
        await f.writelines([b"a\n", b"b\r\n", b"c"])
    async with aiofiles.open("lines.bin", "rb") as f:
        print([line async for line in f])
    async with aiofiles.open("lines.bin", newline="") as f:
        print(await f.readlines())
    async with aiofiles.open("lines.bin") as f:
        print(await f.readlines(), f.newlines)


asyncio.run(main())
