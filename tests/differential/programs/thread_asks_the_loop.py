"""A thread hands a coroutine to the loop and waits: run_coroutine_threadsafe().

differs: a virtual thread runs in one go, so the loop cannot answer it half-way: a deadlock, by name
compares: refusal
"""
import asyncio
import time


async def answer(x):
    await asyncio.sleep(0.1)
    return x * 2


def job(loop):
    future = asyncio.run_coroutine_threadsafe(answer(21), loop)
    print("the thread has", future.result())
    time.sleep(0.1)
    return "thread is done"


async def main():
    print(await asyncio.to_thread(job, asyncio.get_running_loop()))


asyncio.run(main())
