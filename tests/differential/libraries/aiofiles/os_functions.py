"""aiofiles.os: directories and names."""
import asyncio

import aiofiles
import aiofiles.os


async def main():
    await aiofiles.os.makedirs("a/b/c", exist_ok=True)
    await aiofiles.os.mkdir("d")
    for name in ("a/one.txt", "a/two.txt", "a/b/three.txt"):
        async with aiofiles.open(name, "w") as f:
            await f.write(name * 3)
    print(sorted(await aiofiles.os.listdir("a")), await aiofiles.os.path.getsize("a/one.txt"))
    print(sorted((entry.name, entry.is_dir(), entry.path) for entry in await aiofiles.os.scandir("a")))
    print((await aiofiles.os.stat("a/two.txt")).st_size)
    await aiofiles.os.rename("a/one.txt", "d/moved.txt")
    await aiofiles.os.replace("a/two.txt", "d/moved.txt")
    async with aiofiles.open("d/moved.txt") as f:
        print(await f.read())
    for path in ("a", "a/one.txt", "d/moved.txt"):
        print(path, await aiofiles.os.path.exists(path), await aiofiles.os.path.isfile(path))
        print(await aiofiles.os.path.isdir(path))
    await aiofiles.os.remove("d/moved.txt")
    await aiofiles.os.unlink("a/b/three.txt")
    await aiofiles.os.rmdir("d")
    await aiofiles.os.removedirs("a/b/c")
    print(await aiofiles.os.listdir("."))


asyncio.run(main())
