async def test_takes_six_seconds(run):
    """en: It takes six seconds.  zh: 一共用 6 秒。"""
    (await run()).took(6)
