async def test_takes_the_first(run):
    """en: The quickest answers.  zh: 最快的作答。"""
    (await run("await fastest([('a', 3), ('b', 1), ('c', 2)])")).returned("b").took(1)


async def test_one_server_wins(run):
    """en: Alone it wins.  zh: 只有一个时它获胜。"""
    (await run("await fastest([('a', 2)])")).returned("a").took(2)


async def test_waits_for_no_loser(run):
    """en: Slow servers cost no time.  zh: 慢的服务器不占时间。"""
    (await run("await fastest([('a', 6), ('b', 2), ('c', 9)])")).returned("b").took(2)


async def test_ranks_by_arrival(run):
    """en: Answers come in the order of arrival.  zh: 结果按到达的顺序。"""
    (await run("await ranking([('a', 3), ('b', 1), ('c', 2)])")).returned(["b", "c", "a"]).took(3)


async def test_ranks_computed_servers(run):
    """en: Computed servers are ranked alike.  zh: 生成的服务器同样排名。"""
    (await run("await ranking([(n, 1 + n % 2 * 2) for n in (1, 2)])")).returned([2, 1]).took(3)
