import asyncio


async def ask(server, seconds):
    await asyncio.sleep(seconds)
    return server


async def fastest(servers):
    """Asks all at once, returns the first answer and stops the others."""
    tasks = [asyncio.create_task(ask(server, seconds)) for server, seconds in servers]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return [task.result() for task in tasks if task in done][0]


async def ranking(servers):
    """All answers in the order in which they come."""
    answers = asyncio.as_completed([ask(server, seconds) for server, seconds in servers])
    return [await answer for answer in answers]


async def main():
    servers = [("north", 3), ("south", 1), ("east", 2)]
    print(await fastest(servers), await ranking(servers))


if __name__ == "__main__":
    asyncio.run(main())
