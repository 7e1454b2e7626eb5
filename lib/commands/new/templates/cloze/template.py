import asyncio
import time


async def fetch(name, seconds):
    ___pause___(seconds)
    return name


async def fetch_both():
    return ___together___(fetch("${first}", ${slow}), fetch("${second}", ${fast}))
