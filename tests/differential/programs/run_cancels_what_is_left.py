"""When main() is over, asyncio.run() cancels the tasks that are left, and waits for their clean-up."""
import asyncio


async def background(name, clean_up):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(clean_up)
        print(name, "cancelled and cleaned up")
        raise


async def main():
    kept = [asyncio.create_task(background("slow", 0.3)), asyncio.create_task(background("fast", 0.1))]
    await asyncio.sleep(0.2)
    print("main is over, with", len(kept), "tasks left")


asyncio.run(main())
print("run() has returned")
