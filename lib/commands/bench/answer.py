import asyncio


async def job(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def one_after_the_other(delays):
    return [await job(number, seconds) for number, seconds in enumerate(delays)]


async def all_at_once(delays):
    return await asyncio.gather(*(job(number, seconds) for number, seconds in enumerate(delays)))


async def in_tasks(delays):
    tasks = [asyncio.create_task(job(number, seconds)) for number, seconds in enumerate(delays)]
    return [await task for task in tasks]


async def two_at_a_time(delays):
    gate = asyncio.Semaphore(2)

    async def wait(number, seconds):
        async with gate:
            return await job(number, seconds)

    return await asyncio.gather(*(wait(number, seconds) for number, seconds in enumerate(delays)))


async def first_of(delays):
    done, pending = await asyncio.wait(
        [asyncio.create_task(job(number, seconds)) for number, seconds in enumerate(delays)],
        return_when=asyncio.FIRST_COMPLETED,
    )
    for task in pending:
        task.cancel()
    return [task.result() for task in done]
