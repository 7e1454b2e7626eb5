"""aiofiles.stdout, and open() in all its forms."""
import asyncio

import aiofiles


async def main():
    await aiofiles.stdout.write("to stdout\n")
    await aiofiles.stdout.flush()
    opened = await asyncio.gather(*[aiofiles.open(f"{n}.txt", "w") for n in range(3)])
    await asyncio.gather(*[f.write(f"file {n}") for n, f in enumerate(opened)])
    await asyncio.gather(*[f.close() for f in opened])
    print([f.closed for f in opened])
    contents = []
    for n in range(3):
        async with aiofiles.open(file=f"{n}.txt", mode="r", encoding="ascii", errors="ignore") as f:
            contents.append(await f.read())
    print(contents)
    try:
        async with aiofiles.open("0.txt", "w") as f:
            await f.write("half")
            raise KeyError("in the middle")
    except KeyError as error:
        print(repr(error), f.closed)
    async with aiofiles.open("0.txt") as f:
        print(await f.read())


asyncio.run(main())
