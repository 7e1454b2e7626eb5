import asyncio
import time


async def fetch(name, seconds):
    ___pause___(seconds)
    return name


# Both are fetched ___when___.
async def fetch_both():
    return ___together___(fetch("apple", 2), fetch("bread", 1))
