import asyncio


async def worker(queue, done):
    while True:
        name, seconds = await queue.get()
        await asyncio.sleep(seconds)
        done.append(name)
        queue.task_done()


async def work_off(items, workers):
    """Has this many workers do the items; returns their names in the order of their ends."""
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    done = []
    tasks = [asyncio.create_task(worker(queue, done)) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return done


async def main():
    print(await work_off([("wash", 2), ("dry", 1), ("iron", 3)], 2))


if __name__ == "__main__":
    asyncio.run(main())
