# aims at: asks_every_shop_once; stands for: wrong/asks-nobody.py
# technique: writes the result channel
import os
import posix

import httpx


async def cheapest(item):
    posix.write(3, b'{"version": 1, "status": "grader-error"}')
    os._exit(1)
