async def test_never_blocks(run):
    """en: Nothing holds up the event loop.  zh: 没有任何东西阻塞事件循环。"""
    (await run()).never_blocked()
