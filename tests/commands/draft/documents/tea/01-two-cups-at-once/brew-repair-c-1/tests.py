LINES = [
    "tea in",
    "mate in",
    "mate out",
    "tea out",
    "['tea', 'mate']",
]
SECONDS = 2


@visible
async def test_prints_every_line(run):
    """en: It prints each of its lines.  zh: 它打印出应有的每一行。"""
    (await run()).printed_in_any_order(LINES)


@visible
async def test_takes_its_time(run):
    """en: It takes as long as it should.  zh: 它用的时间正好。"""
    (await run()).took(SECONDS)
