"""Each asyncio.run() makes a loop of its own and closes it; task numbers go on."""
import asyncio


async def main(n):
    await asyncio.sleep(0.1)
    loops.append(asyncio.get_running_loop())
    return n, asyncio.current_task().get_name()


loops = []
for n in range(3):
    print(asyncio.run(main(n)))
print("all different:", len({id(loop) for loop in loops}) == 3)
print("all closed:", all(loop.is_closed() for loop in loops))
try:
    loops[0].call_soon(print)
except RuntimeError as error:
    print(error)
