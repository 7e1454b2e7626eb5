"""run_forever() runs until stop(); the loop can be run again, and what was due meanwhile comes at once."""
import asyncio
import time


def tick(n):
    print(f"{time.monotonic() - start:.1f} tick {n}")
    if n == 3:
        loop.stop()
        loop.call_soon(print, "one more turn after stop()")
        return
    loop.call_later(0.1, tick, n + 1)


start = time.monotonic()
loop = asyncio.new_event_loop()
loop.call_soon(tick, 1)
loop.run_forever()
print("stopped")
loop.call_later(0.1, print, "due while the loop stood")
loop.call_later(0.2, loop.stop)
time.sleep(0.3)
loop.run_forever()
loop.close()
print(f"{time.monotonic() - start:.1f}")
