async def test_two_share_the_work(run):
    """en: Two workers share the work.  zh: 两个工人分担工作。"""
    (await run("await work_off([('a', 1), ('b', 2), ('c', 2)], 2)")).returned(["a", "b", "c"]).took(3)


async def test_one_does_it_in_turn(run):
    """en: One worker does one after the other.  zh: 一个工人依次完成。"""
    (await run("await work_off([('a', 2), ('b', 1)], 1)")).returned(["a", "b"]).took(3)


async def test_quick_ones_end_first(run):
    """en: What is quick ends first.  zh: 快的先完成。"""
    (await run("await work_off([('a', 3), ('b', 2), ('c', 1)], 3)")).returned(["c", "b", "a"]).took(3)


async def test_idle_workers_do_no_harm(run):
    """en: Workers without work end as well.  zh: 没有工作的工人也会结束。"""
    (await run("await work_off([('a', 2)], 4)")).returned(["a"]).took(2)


async def test_a_day_of_work(run):
    """en: Twelve items by four workers.  zh: 四个工人做十二件事。"""
    (await run("len(await work_off([('x', 1)] * 12, 4))")).returned(12).took(3)
