import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def fetch_both():
    both = [fetch("${first}", ${slow}), fetch("${second}", ${fast})]
    return [await done for done in asyncio.as_completed(both)]
