import asyncio


async def job(name, seconds, log):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log.append(f"{name} stopped")
        raise
    log.append(f"{name} done")


async def within(limit, jobs):
    """Runs the jobs one after the other, each no longer than the limit."""
    log = []
    for name, seconds in jobs:
        try:
            await asyncio.wait_for(job(name, seconds, log), limit)
        except TimeoutError:
            log.append(f"{name} was too slow")
    return log


async def main():
    for line in await within(2, [("sweep", 1), ("paint", 5)]):
        print(line)


if __name__ == "__main__":
    asyncio.run(main())
