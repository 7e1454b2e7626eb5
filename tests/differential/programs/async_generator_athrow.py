"""athrow() into an async generator, and one generator that delegates to another."""
import asyncio


async def inner():
    for n in range(3):
        await asyncio.sleep(0.1)
        yield n


async def outer():
    try:
        async for n in inner():
            yield n * 10
    except ValueError as error:
        print("inside:", error)
        yield "recovered"


async def main():
    print([n async for n in outer()])
    stream = outer()
    print(await anext(stream))
    print(await stream.athrow(ValueError("thrown in")))
    try:
        await stream.athrow(KeyError("again"))
    except KeyError as error:
        print("outside:", error)


asyncio.run(main())
