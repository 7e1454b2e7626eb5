"""loop.create_future(): set by somebody else, awaited by several; set twice is an error."""
import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except ValueError as error:
        print(name, "failed with", error)


async def main():
    loop = asyncio.get_running_loop()
    good, bad = loop.create_future(), loop.create_future()
    loop.call_later(0.1, good.set_result, 42)
    loop.call_later(0.2, bad.set_exception, ValueError("no"))
    await asyncio.gather(*(waiter(f"{name} {n}", f) for n in (1, 2) for name, f in (("good", good), ("bad", bad))))
    for wrong in (lambda: good.set_result(1), lambda: loop.create_future().result(), lambda: bad.set_result(1)):
        try:
            wrong()
        except asyncio.InvalidStateError as error:
            print(error)
    print(await good, good.done(), asyncio.isfuture(good), good.get_loop() is loop)
    cancelled = loop.create_future()
    print(cancelled.cancel(), cancelled.cancel(), cancelled.cancelled())


asyncio.run(main())
