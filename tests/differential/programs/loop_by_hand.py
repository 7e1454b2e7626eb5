"""new_event_loop(), run_until_complete() with coroutines and futures, close()."""
import asyncio


async def work(x):
    await asyncio.sleep(x / 10)
    return x


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(1)))
task = loop.create_task(work(2))
print(loop.run_until_complete(task), loop.is_running())
future = loop.create_future()
loop.call_later(0.1, future.set_result, "by hand")
print(loop.run_until_complete(future))
never = loop.create_future()
loop.call_later(0.1, loop.stop)
try:
    loop.run_until_complete(never)
except RuntimeError as error:
    print(error)
loop.close()
print(loop.is_closed())
coroutine = work(1)
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
