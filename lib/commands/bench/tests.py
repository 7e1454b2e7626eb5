async def test_one_after_the_other(run):
    """en: One after the other.  zh: 依次执行。"""
    (await run("await one_after_the_other([1, 2, 3])")).returned([0, 1, 2]).took(6)


async def test_all_at_once(run):
    """en: All at once.  zh: 同时执行。"""
    (await run("await all_at_once([1, 2, 3])")).returned([0, 1, 2]).took(3)


async def test_in_tasks(run):
    """en: In tasks.  zh: 使用任务。"""
    (await run("await in_tasks([3, 1, 2])")).returned([0, 1, 2]).took(3)


async def test_two_at_a_time(run):
    """en: Two at a time.  zh: 每次两个。"""
    (await run("await two_at_a_time([1, 1, 1, 1])")).returned([0, 1, 2, 3]).took(2)


async def test_first_of(run):
    """en: The first of them.  zh: 最先完成的一个。"""
    (await run("await first_of([3, 1, 2])")).returned([1]).took(1)
