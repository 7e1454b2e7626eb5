async def test_two_at_a_time(run):
    """en: Two visit at a time.  zh: 每次两个人。"""
    seen = await run("await visit_all([('a', 1), ('b', 1), ('c', 1), ('d', 1)], 2)")
    seen.returned((["a", "b", "c", "d"], 2)).took(2)


async def test_one_at_a_time(run):
    """en: With one place they follow each other.  zh: 只有一个位置时依次进行。"""
    (await run("await visit_all([('a', 1), ('b', 2), ('c', 1)], 1)")).returned((["a", "b", "c"], 1)).took(4)


async def test_places_for_all(run):
    """en: With places for all nobody waits.  zh: 位置足够时没有人等待。"""
    (await run("await visit_all([('a', 1), ('b', 3), ('c', 2)], 5)")).returned((["a", "b", "c"], 3)).took(3)


async def test_next_goes_in_at_once(run):
    """en: A place that becomes free is taken at once.  zh: 空出的位置立刻被占用。"""
    seen = await run("await visit_all([('a', 3), ('b', 1), ('c', 1), ('d', 1)], 2)")
    seen.returned((["a", "b", "c", "d"], 2)).took(3)


async def test_many(run):
    """en: Twelve visit in threes.  zh: 十二个人每次三个。"""
    (await run("(await visit_all([('x', 1)] * 12, 3))[1]")).returned(3).took(4)
