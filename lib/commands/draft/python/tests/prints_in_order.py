@visible
async def test_prints_in_order(run):
    """en: It prints its lines in the right order.  zh: 它按正确的顺序打印各行。"""
    (await run()).printed(LINES)
