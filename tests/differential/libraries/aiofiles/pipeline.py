"""Readers, a queue and one writer: files in a producer and consumer program."""
import asyncio
import json

import aiofiles


async def produce(name, queue):
    async with aiofiles.open(name) as file:
        async for line in file:
            await queue.put((name, line.rstrip()))


async def consume(queue, path):
    async with aiofiles.open(path, "w") as file:
        while (item := await queue.get()) is not None:
            await file.write(json.dumps(item) + "\n")


async def main():
    for number in range(3):
        async with aiofiles.open(f"in{number}.txt", "w") as file:
            await file.writelines(f"{number}-{line}\n" for line in range(4))
    queue = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        group.create_task(consume(queue, "out.jsonl"))
        async with asyncio.TaskGroup() as readers:
            for number in range(3):
                readers.create_task(produce(f"in{number}.txt", queue))
        await queue.put(None)
    async with aiofiles.open("out.jsonl") as file:
        print(*sorted([json.loads(line) async for line in file]), sep="\n")


asyncio.run(main())
