"""Names of tasks, current_task(), all_tasks(), set_name() and a task's coroutine."""
import asyncio


async def work():
    await asyncio.sleep(0.1)
    return asyncio.current_task().get_name()


async def main():
    asyncio.current_task().set_name("boss")
    tasks = [asyncio.create_task(work()), asyncio.create_task(work(), name="helper"), asyncio.create_task(work())]
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    tasks[2].set_name("renamed")
    print(await asyncio.gather(*tasks))
    print([task.get_coro().__name__ for task in tasks], asyncio.current_task() in asyncio.all_tasks())
    print(len(asyncio.all_tasks()))


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
