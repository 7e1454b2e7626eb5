import asyncio


async def job(name, seconds, log):
    await asyncio.sleep(seconds)
    log.append(f"{name} done")


async def within(limit, jobs):
    log = []
    for name, seconds in jobs:
        done, pending = await asyncio.wait([asyncio.create_task(job(name, seconds, log))], timeout=limit)
        if pending:
            log.append(f"{name} was too slow")
    return log
