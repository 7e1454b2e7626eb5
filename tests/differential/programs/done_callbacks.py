"""Done callbacks come in their order, in a later turn, and once; removed ones do not."""
import asyncio


async def work():
    await asyncio.sleep(0.1)
    return "result"


async def main():
    task = asyncio.create_task(work())

    def say(label):
        return lambda done: print(label, done.result(), done is task)

    third = say("removed")
    for callback in (say("first"), say("second"), third, third):
        task.add_done_callback(callback)
    print(task.remove_done_callback(third))
    await task
    print("main goes on")
    task.add_done_callback(say("added when done"))
    print("not yet")
    await asyncio.sleep(0)


asyncio.run(main())
