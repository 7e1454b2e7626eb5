import asyncio


async def work_off(items, workers):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    done = []
    while not queue.empty():
        name, seconds = await queue.get()
        await asyncio.sleep(seconds)
        done.append(name)
    return done
