import asyncio
import time

async def brew(cup, seconds):
    print(f"{cup} in")
    ___blank_1___(seconds)
    print(f"{cup} out")
    return cup

async def main():
    cups = ___blank_2___(brew("tea", 2), brew("mate", 1))
    print(cups)

asyncio.run(main())
