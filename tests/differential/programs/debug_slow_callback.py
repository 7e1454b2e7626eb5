"""Debug mode warns of a step that holds the loop for long."""
import asyncio
import logging
import re
import time


class Shown(logging.Handler):
    def emit(self, record):
        took = re.search(r"Executing .*work\(\).* took ([\d.]+) seconds", record.getMessage())
        if took:
            print(record.levelname, "took", f"{float(took[1]):.1f}")


async def work():
    time.sleep(0.2)
    await asyncio.sleep(0.1)
    time.sleep(0.3)


logging.getLogger("asyncio").addHandler(Shown())
asyncio.run(work(), debug=True)
with asyncio.Runner(debug=True) as runner:
    loop = runner.get_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 1
    runner.run(work())
