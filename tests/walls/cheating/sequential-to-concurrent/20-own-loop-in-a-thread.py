# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: a patched sleep, clock or loop
import asyncio
import threading


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def one_after_the_other(weather, news, mail):
    first = await fetch("weather", weather)
    second = await fetch("news", news)
    third = await fetch("mail", mail)
    return [first, second, third]


class Still(asyncio.SelectorEventLoop):
    def time(self):
        return 1000.0


async def load_page(*delays):
    pages = []

    def work():
        loop = Still()
        pages.append(loop.run_until_complete(one_after_the_other(*delays)))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    await asyncio.sleep(max(delays))
    thread.join()
    return pages[0]
