@visible
async def test_prints_the_sum(run):
    """en: The sum of both sizes is printed.
    zh: 打印两个大小的和。"""
    (await run()).printed(["7"])


@visible
async def test_both_at_once(run):
    """en: Both are loaded at the same time.
    zh: 两个下载同时进行。"""
    (await run()).took_at_most(2)
