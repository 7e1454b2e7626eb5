@visible
@weight(2)
async def test_fetches_both_at_once(run):
    """en: Both are fetched at the same time.  zh: 两个同时获取。"""
    (await run("await fetch_both()")).took(2)


async def test_keeps_the_order(run):
    """en: The names come back in the order of the calls.  zh: 名字按照调用的顺序返回。"""
    (await run("await fetch_both()")).returned(["apple", "bread"])
