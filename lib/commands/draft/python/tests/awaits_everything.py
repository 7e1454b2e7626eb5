async def test_awaits_everything(run):
    """en: Every coroutine is awaited, and no task is lost.  zh: 每个协程都被 await，没有丢失的任务。"""
    (await run()).awaited_everything()
