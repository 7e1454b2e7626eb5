import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name.upper()


async def load(pages):
    return [await fetch(name, seconds) for name, seconds in pages]
