"""get_event_loop() in a coroutine is the running loop; get_running_loop() outside is an error."""
import asyncio


async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())
    await asyncio.sleep(0.1)


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.run_until_complete(main())
asyncio.set_event_loop(None)
loop.close()
