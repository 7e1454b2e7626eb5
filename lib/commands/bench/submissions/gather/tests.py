async def test_takes_as_long_as_the_slowest(run):
    """en: The slowest page sets the time.  zh: 最慢的页面决定总时间。"""
    (await run("await load([('a', 1), ('b', 3), ('c', 2)])")).returned(["A", "B", "C"]).took(3)


async def test_keeps_the_order(run):
    """en: The texts come in the order asked for.  zh: 结果按请求的顺序排列。"""
    (await run("await load([('c', 3), ('b', 2), ('a', 1)])")).returned(["C", "B", "A"]).took(3)


async def test_loads_one(run):
    """en: One page takes its own time.  zh: 单个页面只用它自己的时间。"""
    (await run("await load([('a', 2)])")).returned(["A"]).took(2)


async def test_loads_equals(run):
    """en: Equally slow pages come together.  zh: 同样慢的页面一起到达。"""
    (await run("await load([('a', 1), ('b', 1), ('c', 1), ('d', 1)])")).returned(["A", "B", "C", "D"]).took(1)


async def test_loads_many(run):
    """en: Twenty pages are as quick as one.  zh: 二十个页面和一个一样快。"""
    (await run("await load([('x', 2)] * 20)")).returned(["X"] * 20).took(2)
