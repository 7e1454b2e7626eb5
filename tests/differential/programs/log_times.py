"""The logging module stamps its records with the same clock; asctime goes on."""
import asyncio
import logging
import sys


class SinceStart(logging.Formatter):
    first = None

    def format(self, record):
        self.first = self.first or record.created
        return f"{record.created - self.first:.1f} {record.levelname} {record.getMessage()}"


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(SinceStart())
logging.basicConfig(level=logging.INFO, handlers=[handler])


async def main():
    for n in range(3):
        logging.info("step %d", n)
        await asyncio.sleep(0.1)


asyncio.run(main())
