"""done(), cancelled(), result() and exception() of a task through its life."""
import asyncio


async def work(fail):
    await asyncio.sleep(0.1)
    if fail:
        raise ValueError("bad")
    return "good"


async def main():
    good, bad, gone = (asyncio.create_task(work(fail)) for fail in (False, True, False))
    print(good.done(), good.cancelled())
    try:
        good.result()
    except asyncio.InvalidStateError as error:
        print("too early:", error)
    gone.cancel()
    await asyncio.wait([good, bad, gone])
    print(good.result(), good.exception(), repr(bad.exception()), gone.cancelled(), gone.done())
    for ask in (bad.result, gone.result, gone.exception):
        try:
            ask()
        except (ValueError, asyncio.CancelledError) as error:
            print(type(error).__name__)
    print("cancel() of a task that is done:", good.cancel())


asyncio.run(main())
