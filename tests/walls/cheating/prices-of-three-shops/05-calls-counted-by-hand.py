# aims at: asks_every_shop_once; stands for: wrong/asks-nobody.py
# technique: forges the world
import asyncio
import sys

import httpx


async def cheapest(item):
    await asyncio.sleep(3)
    for function in vars(httpx.AsyncClient).values():
        names = getattr(function, "__globals__", {})
        for value in list(names.values()):
            try:
                value().count("http.get")
            except BaseException:
                pass
    return 280
