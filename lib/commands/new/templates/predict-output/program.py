import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    await asyncio.gather(
        fetch("${first}", ${time1}),
        fetch("${second}", ${time2}),
        fetch("${third}", ${time3}),
    )
    print("done")


asyncio.run(main())
