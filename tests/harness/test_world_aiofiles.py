"""aiofiles: each operation waits while others go on."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, findings, spans

SLOW = {
    "files": {
        "contents": {f"{n}.txt": f"file {n}\nend\n" for n in range(3)},
        "latency": {"open": 0.1, "read": 0.2, "write": 0.5},
    }
}

#: The tutorial's program.
SEED = """
import aiofiles
import asyncio
import os
import time

async def write_file_async(filename, content):
    async with aiofiles.open(filename, 'w', encoding='utf-8') as f:
        await f.write(content)
    print(f"Async wrote {filename}")

async def read_file_async(filename):
    async with aiofiles.open(filename, 'r', encoding='utf-8') as f:
        content = await f.read()
    print(f"Async read {filename}, length: {len(content)}")
    return content

async def process_files_concurrently():
    start_time = time.time()
    file_data = {f'file{n}.txt': f'Hello from file {n}' * 1000 for n in range(1, 5)}
    await asyncio.gather(*[write_file_async(filename, content) for filename, content in file_data.items()])
    results = await asyncio.gather(*[read_file_async(filename) for filename in file_data.keys()])
    elapsed = time.time() - start_time
    print(f"Async file processing took {elapsed:.2f} seconds")
    for filename in file_data.keys():
        os.remove(filename)
    return results

async def main():
    results = await process_files_concurrently()
    print(f"Processed {len(results)} files")

asyncio.run(main())
"""


class Files(ProgramCase):
    def test_the_tutorials_program_prints_what_it_says(self) -> None:
        seen = self.prints(
            SEED,
            *[f"Async wrote file{n}.txt" for n in range(1, 5)],
            *[f"Async read file{n}.txt, length: 17000" for n in range(1, 5)],
            "Async file processing took 0.00 seconds",
            "Processed 4 files",
        )
        self.assertEqual(seen["calls"], {"files.open": 8, "files.read": 4, "files.remove": 4, "files.write": 4})
        self.assertEqual((seen["diagnostics"], seen["peakConcurrency"]), ([], 4))

    def test_operations_wait_side_by_side_and_block_nobody(self) -> None:
        seen = self.finishes(
            """
            import asyncio, aiofiles
            async def read(name):
                async with aiofiles.open(name) as file:
                    return await file.read()
            async def main():
                print(await asyncio.gather(*[read(f"{n}.txt") for n in range(3)]))
            asyncio.run(main())
            """,
            world=SLOW,
        )
        self.assertEqual(seen["stdout"], "['file 0\\nend\\n', 'file 1\\nend\\n', 'file 2\\nend\\n']\n")
        self.assertEqual((seen["elapsed"], findings(seen, "blocking-call")), (0.3, []))
        self.assertEqual(
            spans(seen, "Task-2"),
            [(0, 0.1, "wait", "aiofiles: open 0.txt", 4), (0.1, 0.3, "wait", "aiofiles: read 0.txt", 5)],
        )

    def test_every_kind_of_file_has_its_methods(self) -> None:
        self.prints(
            """
            import asyncio, aiofiles
            async def main():
                async with aiofiles.open("t.txt", "w+") as f:
                    print(type(f), f.name, f.mode, f.encoding, f.closed, await f.write("a\\nb\\n"), await f.tell())
                    await f.writelines(["c", "d"])
                    print(await f.seek(0), await f.readline(), await f.readlines(), await f.truncate(1))
                async with aiofiles.open("t.txt", "rb") as f:
                    buffer = bytearray(3)
                    print(type(f).__name__, await f.peek(), await f.readinto(buffer), buffer)
                async with aiofiles.open("t.txt", "ab") as f:
                    print(type(f).__name__, await f.write(b"!\\n."))
                async with aiofiles.open("t.txt", "rb", buffering=0) as f:
                    print(type(f).__name__, await f.readall())
                async with aiofiles.open("t.txt") as f:
                    print([line async for line in f], type(f._file).__name__)
                f = await aiofiles.open("t.txt")
                await f.close()
                print(f.closed)
                await aiofiles.stdout.write("out\\n")
            asyncio.run(main())
            """,
            "<class 'aiofiles.threadpool.text.AsyncTextIOWrapper'> t.txt w+ UTF-8 False 4 4",
            r"0 a",
            r" ['b\n', 'cd'] 1",
            "AsyncBufferedReader b'a' 1 bytearray(b'a\\x00\\x00')",
            "AsyncBufferedIOBase 3",
            r"AsyncFileIO b'a!\n.'",
            r"['a!\n', '.'] TextIOWrapper",
            "True",
            "out",
        )

    def test_errors_are_those_of_open(self) -> None:
        seen = self.observe(
            """\
            import asyncio, aiofiles
            async def main():
                async with aiofiles.open("no.txt") as f: pass
            asyncio.run(main())
            """
        )
        error = seen["error"]
        self.assertEqual(
            (error["type"], error["message"], error["line"]),
            ("FileNotFoundError", "[Errno 2] No such file or directory: 'no.txt'", 3),
        )

    def test_a_cancelled_write_is_done_all_the_same(self) -> None:
        self.prints(
            """
            import asyncio, aiofiles
            async def main():
                async with aiofiles.open("0.txt", "w") as f:
                    try:
                        async with asyncio.timeout(0.1):
                            await f.write("late")
                    except TimeoutError:
                        print("timed out")
                print(open("0.txt").read())
            asyncio.run(main())
            """,
            "timed out",
            "late",
            world=SLOW,
        )


class Mistakes(ProgramCase):
    def fails(self, body: str) -> tuple[str, str]:
        source = f"import asyncio, aiofiles\nasync def main():\n    {body}\nasyncio.run(main())\n"
        error = self.observe(source, world=SLOW)["error"]
        return error["type"], error["message"]

    def test_open_gives_no_file_until_it_is_awaited(self) -> None:
        self.assertEqual(
            self.fails("f = aiofiles.open('0.txt'); f.read()"),
            ("AttributeError", "'AiofilesContextManager' object has no attribute 'read'"),
        )
        kind, message = self.fails("with aiofiles.open('0.txt') as f: pass")
        self.assertEqual(kind, "TypeError")
        self.assertIn("AiofilesContextManager' object does not support the context manager protocol", message)

    def test_a_plain_for_does_not_do(self) -> None:
        self.assertEqual(
            self.fails("async with aiofiles.open('0.txt') as f: print(list(f))"),
            ("TypeError", "'AsyncTextIOWrapper' object is not iterable"),
        )

    def test_a_forgotten_await_is_noticed(self) -> None:
        seen = self.finishes(
            """
            import asyncio, aiofiles
            async def main():
                async with aiofiles.open("0.txt") as f:
                    text = f.read()
                aiofiles.open("0.txt")
            asyncio.run(main())
            """,
            world=SLOW,
        )
        found = [(finding["line"], finding["detail"].partition("(")[0]) for finding in findings(seen, "never-awaited")]
        self.assertEqual(sorted(found), [(5, "f.read"), (6, "aiofiles.open")])

    def test_a_file_that_was_never_closed_is_a_finding(self) -> None:
        seen = self.finishes(
            """
            import asyncio, aiofiles
            async def main():
                f = await aiofiles.open("0.txt")
                print(await f.read(4))
            asyncio.run(main())
            """,
            world=SLOW,
        )
        found = findings(seen, "unclosed-resource")
        self.assertEqual([finding["line"] for finding in found], [4])
        self.assertIn("async with aiofiles.open(...) as file:", found[0]["detail"])


class System(ProgramCase):
    def test_names_are_changed_one_wait_each(self) -> None:
        seen = self.prints(
            """
            import asyncio, aiofiles.os, time
            from aiofiles import os as aios
            async def main():
                await aiofiles.os.makedirs("a/b", exist_ok=True)
                await aios.rename("0.txt", "a/b/c.txt")
                print(await aios.listdir("a"), await aios.path.exists("0.txt"), await aios.path.getsize("a/b/c.txt"))
                print([entry.name for entry in await aios.scandir("a/b")], (await aios.stat("a/b/c.txt")).st_size)
                await asyncio.gather(aios.remove("a/b/c.txt"), aios.remove("1.txt"), aios.unlink("2.txt"))
                await aios.rmdir("a/b")
                try:
                    await aios.rmdir("a/b")
                except OSError as error:
                    print(error)
                print(await aios.listdir(), time.monotonic() - 1000)
            asyncio.run(main())
            """,
            "['b'] False 11", "['c.txt'] 11", "[Errno 2] No such file or directory: 'a/b'", "['a'] 0.5",
            world=SLOW,
        )  # fmt: skip
        self.assertEqual(
            seen["calls"], {"files.mkdir": 1, "files.remove": 3, "files.rename": 1, "files.rmdir": 2}
        )

    def test_temporary_files_go_by_themselves(self) -> None:
        self.prints(
            """
            import asyncio, os, aiofiles.tempfile as temporary
            async def main():
                async with temporary.NamedTemporaryFile("w+") as f:
                    await f.write("x"); await f.seek(0)
                    print(await f.read(), os.path.exists(f.name), f.delete)
                print(os.path.exists(f.name))
                async with temporary.TemporaryDirectory() as directory:
                    open(directory + "/x", "w").close()
                    print(os.listdir(directory))
                async with temporary.TemporaryFile() as f:
                    print(await f.write(b"abc"))
                async with temporary.SpooledTemporaryFile(2, "w+") as f:
                    await f.write("abc"); await f.seek(0)
                    print(await f.read(), os.path.exists(directory))
            asyncio.run(main())
            """,
            "x True True", "False", "['x']", "3", "abc False",
        )  # fmt: skip


if __name__ == "__main__":
    unittest.main()
