"""What goes wrong, in the words of the real library and of Linux."""
import asyncio

import aiofiles
import aiofiles.os


async def attempt(name, make):
    try:
        print(name, "->", await make())
    except Exception as error:
        print(name, "!!", type(error).__name__, error)


async def read_closed():
    async with aiofiles.open("a.txt", "w") as f:
        await f.write("x")
    return await f.read()


async def method_of(mode, name, *args):
    async with aiofiles.open("a.txt", mode) as f:
        return await getattr(f, name)(*args)


async def without_async():
    with aiofiles.open("a.txt") as f:
        return f


async def without_await():
    f = aiofiles.open("a.txt")
    try:
        return f.name
    finally:
        f.close()


async def plain_for():
    async with aiofiles.open("a.txt") as f:
        for line in f:
            print(line)


async def main():
    await attempt("closed", read_closed)
    await attempt("missing", lambda: aiofiles.open("missing.txt"))
    await attempt("no directory", lambda: aiofiles.open("no/where.txt", "w"))
    await attempt("exists", lambda: aiofiles.open("a.txt", "x"))
    await attempt("directory", lambda: aiofiles.open("."))
    await attempt("mode", lambda: aiofiles.open("a.txt", "rw"))
    await attempt("encoding", lambda: aiofiles.open("a.txt", "rb", encoding="utf-8"))
    await attempt("not readable", lambda: method_of("w", "read"))
    await attempt("not writable", lambda: method_of("r", "write", "x"))
    await attempt("bytes", lambda: method_of("w", "write", b"x"))
    await attempt("text", lambda: method_of("wb", "write", "x"))
    await attempt("bad text", lambda: method_of("wb", "write", b"\xff"))
    await attempt("decoding", lambda: method_of("r", "read"))
    await attempt("await missing", without_await)
    await attempt("for", plain_for)
    await attempt("remove", lambda: aiofiles.os.remove("missing.txt"))
    await attempt("mkdir", lambda: aiofiles.os.mkdir("no/where"))
    await attempt("listdir", lambda: aiofiles.os.listdir("no"))
    await attempt("rename", lambda: aiofiles.os.rename("no", "where"))
    await attempt("getsize", lambda: aiofiles.os.path.getsize("no"))
    try:
        await without_async()
    except TypeError:
        print("with !! TypeError")  # in words that differ between versions of Python


asyncio.run(main())
