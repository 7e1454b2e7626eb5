import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def fetch_both():
    first = await fetch("${first}", ${slow})
    return [first, await fetch("${second}", ${fast})]
