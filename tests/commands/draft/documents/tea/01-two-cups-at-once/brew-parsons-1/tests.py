LINES = [
    "tea in",
    "mate in",
    "mate out",
    "tea out",
    "['tea', 'mate']",
]
SECONDS = 2


@visible
async def test_prints_in_order(run):
    """en: It prints its lines in the right order.  zh: 它按正确的顺序打印各行。"""
    (await run()).printed(LINES)


@visible
async def test_takes_its_time(run):
    """en: It takes as long as it should.  zh: 它用的时间正好。"""
    (await run()).took(SECONDS)


async def test_never_blocks(run):
    """en: Nothing holds up the event loop.  zh: 没有任何东西阻塞事件循环。"""
    (await run()).never_blocked()


async def test_awaits_everything(run):
    """en: Every coroutine is awaited, and no task is lost.  zh: 每个协程都被 await，没有丢失的任务。"""
    (await run()).awaited_everything()
