@visible
async def test_prints_every_line(run):
    """en: It prints each of its lines.  zh: 它打印出应有的每一行。"""
    (await run()).printed_in_any_order(LINES)
