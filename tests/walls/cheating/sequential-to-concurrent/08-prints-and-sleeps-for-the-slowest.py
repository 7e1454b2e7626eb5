# aims at: makes_every_request_once; stands for: wrong/sleeps-for-the-slowest.py
# technique: hard-coded output
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    await asyncio.sleep(max(weather, news, mail))
    for name in ("weather", "news", "mail"):
        print(f"{name} arrived")
    return [f"weather in {weather} s", f"news in {news} s", f"mail in {mail} s"]
