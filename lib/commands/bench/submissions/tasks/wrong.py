import asyncio


async def brew(cup, seconds):
    await asyncio.sleep(seconds)
    return f"{cup} is ready"


async def breakfast(cups, toast):
    ready = []
    for cup, seconds in cups.items():
        ready.append(await asyncio.create_task(brew(cup, seconds)))
    await asyncio.sleep(toast)
    return ready + ["toast is ready"]
