@visible
@weight(2)
async def test_fetches_both_at_once(run):
    """en: Both are fetched at the same time.  zh: 两个同时获取。"""
    (await run()).took(2)


async def test_prints_in_order(run):
    """en: The first is printed before the second.  zh: 先打印第一个，再打印第二个。"""
    (await run()).printed(["apple", "bread"])
