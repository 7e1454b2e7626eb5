import asyncio


async def ask(server, seconds):
    await asyncio.sleep(seconds)
    return server


async def fastest(servers):
    answers = await asyncio.gather(*(ask(server, seconds) for server, seconds in servers))
    return answers[0]


async def ranking(servers):
    return await asyncio.gather(*(ask(server, seconds) for server, seconds in servers))
